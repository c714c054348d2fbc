declare module 'dmn-moddle' {
  /** A node of the parsed tree; properties are those of the DMN meta-model. */
  export interface DmnElement {
    $type: string;
    id: string;
    name?: string;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the meta-model decides the shape
    [property: string]: any;
  }
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: DmnElement; warnings: { message: string }[] }>;
  }
}
