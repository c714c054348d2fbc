import { buildModel, readDiagram } from '../../../modules/process-engine/model/index.js';
import { Program } from '../../../modules/process-engine/run/program.js';

const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lx="http://lianxin.example/schema/bpmn/1.0" targetNamespace="test"`;

/** A diagram around the given body; `roots` stand beside the process (messages, signals, errors). */
export const diagram = (body: string, roots = '', id = 'p'): string =>
  `<definitions ${NAMESPACES} id="d"><process id="${id}" isExecutable="true">${body}</process>${roots}</definitions>`;

/** Sequence flows written as `a>b` or `a>b[condition]`, separated by blanks or lines; ids are `a-b`. */
export const flows = (...routes: string[]): string =>
  routes
    .map((route) => {
      const [, source = '', target = '', condition] = /^(\w+)>(\w+)(?:\[(.*)\])?$/.exec(route) ?? [];
      const expression = condition
        ? `<conditionExpression xsi:type="tFormalExpression">= ${condition}</conditionExpression>`
        : '';
      return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${expression}</sequenceFlow>`;
    })
    .join('');

/** A program from XML: its first process that runs. */
export async function program(xml: string): Promise<Program> {
  const [, first] = /<process id="([^"]+)" isExecutable="true"/.exec(xml) ?? [];
  return new Program(buildModel(await readDiagram(xml), first));
}
