declare module 'bpmn-moddle' {
  /** A node of the parsed tree; properties are those of the BPMN meta-model. */
  export interface ModdleElement {
    $type: string;
    $parent?: ModdleElement;
    $attrs?: Record<string, string>;
    id: string;
    name?: string;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the meta-model decides the shape
    [property: string]: any;
  }
  export interface ParseResult {
    rootElement: ModdleElement;
    elementsById: Record<string, ModdleElement>;
    references: { element: ModdleElement; property: string; id: string }[];
    warnings: { message: string }[];
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<ParseResult>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
