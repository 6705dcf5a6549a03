/** What our pages use of the library for plots, which comes without types that fit one file. */
interface Chart {
  setOption(option: object, anew?: boolean): void;
  getDataURL(options: object): string;
  resize(): void;
  dispose(): void;
}
export function init(place: HTMLElement, theme?: null, size?: {width: number; height: number}): Chart;
export function getInstanceByDom(place: HTMLElement): Chart | undefined;
