/** What scripts of ours find in the window. */
interface Window {
  /** The viewer of diagrams. */
  BpmnJS: new (options: object) => any;
  /** The library under AngularJS, in which the engine's web applications are written. */
  jQuery: (element: Element) => {injector(): {get(name: string): any}};
}
