const ITEMS =
  '<itemDefinition id="one" structureRef="Order"/><itemDefinition id="same" structureRef="Order"/><itemDefinition id="two" structureRef="Bill"/><itemDefinition id="many" structureRef="Order" isCollection="true"/><itemDefinition id="vague"/><itemDefinition id="vague2"/>';
const SUBSCRIBED = '<extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements>';
const MESSAGES = ['one', 'two', 'vague']
  .map((item) => `<message id="m-${item}" name="${item}" itemRef="${item}">${SUBSCRIBED}</message>`)
  .join('');
const CARRIED = ['one', 'two']
  .map(
    (item) =>
      `<signal id="s-${item}" name="${item}" structureRef="${item}"/><error id="er-${item}" errorCode="${item}" structureRef="${item}"/><escalation id="es-${item}" escalationCode="${item}" structureRef="${item}"/>`,
  )
  .join('');
const INTERFACE =
  '<interface id="if" name="if"><operation id="op" name="op"><inMessageRef>m-one</inMessageRef></operation><operation id="both" name="both"><inMessageRef>m-one</inMessageRef><outMessageRef>m-two</outMessageRef></operation><operation id="vop" name="vop"><inMessageRef>m-vague</inMessageRef></operation></interface>';
/** Item definitions, messages, signals, errors, escalations and operations that carry `one` or `two`. */
export const CARRYING = ITEMS + MESSAGES + CARRIED + INTERFACE;

/** Data inputs and outputs as `id:item`, and what stands in their sets; one set of all unless given. */
export interface Data {
  inputs?: string[];
  outputs?: string[];
  inputSets?: string[];
  outputSets?: string[];
}

/** An ioSpecification; `of` stands before all its ids. */
export const data = ({ inputs = [], outputs = [], inputSets, outputSets }: Data, of = ''): string => {
  const pieces = (tag: string, list: string[]) =>
    list.map((piece) => {
      const [id = '', item = ''] = piece.split(':');
      return `<${tag} id="${of}${id}" ${item && `itemSubjectRef="${item}" ${item === 'many' ? 'isCollection="true"' : ''}`}/>`;
    });
  const all = (tag: string, list: string[]) => list.map((piece) => `<${tag}>${of}${piece.split(':')[0]}</${tag}>`);
  return [
    '<ioSpecification>',
    ...pieces('dataInput', inputs),
    ...pieces('dataOutput', outputs),
    ...(inputSets ?? [all('dataInputRefs', inputs).join('')]).map(
      (set, i) => `<inputSet id="${of}is${i}">${set}</inputSet>`,
    ),
    ...(outputSets ?? [all('dataOutputRefs', outputs).join('')]).map(
      (set, i) => `<outputSet id="${of}os${i}">${set}</outputSet>`,
    ),
    '</ioSpecification>',
  ].join('');
};
/** References of an input set. */
export const inputs = (...refs: string[]): string =>
  refs.map((ref) => `<dataInputRefs>${ref}</dataInputRefs>`).join('');
/** References of an output set. */
export const outputs = (...refs: string[]): string =>
  refs.map((ref) => `<dataOutputRefs>${ref}</dataOutputRefs>`).join('');
