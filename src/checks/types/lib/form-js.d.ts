/** What the portal uses of the form library. */
export class Form {
  constructor(options: {container?: Element});
  get(service: string): any;
  importSchema(schema: object, data?: Record<string, any>): Promise<{warnings: unknown[]}>;
  attachTo(place: Element): void;
  submit(): {data: Record<string, any>; errors: Record<string, string[]>};
}
