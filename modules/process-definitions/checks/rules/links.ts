import type { DiagramNode } from '../diagram-graph.js';
import { linkNameOf } from '../event-facts.js';
import { isSecondTarget } from '../paths.js';
import { aboutNodes, type Rule } from '../rule.js';

/** Rules about link events: every throw leads to one catch in the same process or sub-process. */
export const LINK_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'link-name-missing',
      severity: 'error',
      demands: 'A link event has a link name.',
      en: 'The link event {it} has no link name, so it cannot be paired. Fill in the name of the link.',
      zh: '链接事件{it}没有链接名，无法配对。请填写链接名。',
    },
    (node) => isLink(node) && linkNameOf(node) === '',
  ),
  aboutNodes(
    {
      name: 'link-leads-nowhere',
      severity: 'error',
      demands: 'For every link throw there is a catch of the same name in the same process or sub-process.',
      en: 'The link {it} leads nowhere: no catching link event here is named "{detail}".',
      zh: '链接{it}没有去处：同一层中没有名为“{detail}”的链接捕获事件。',
    },
    (node) => node.type === 'IntermediateThrowEvent' && isLonely(node) && linkNameOf(node),
  ),
  aboutNodes(
    {
      name: 'link-comes-from-nowhere',
      severity: 'error',
      demands: 'For every link catch there is a throw of the same name in the same process or sub-process.',
      en: 'The link {it} is never jumped to: no throwing link event here is named "{detail}".',
      zh: '链接{it}没有来源：同一层中没有名为“{detail}”的链接抛出事件。',
    },
    (node) => node.type === 'IntermediateCatchEvent' && isLonely(node) && linkNameOf(node),
  ),
  aboutNodes(
    {
      name: 'link-catch-repeated',
      severity: 'error',
      demands: 'A link leads to one catch only.',
      en: 'The link {it} is a second target named "{detail}". Keep one catching link event of each name.',
      zh: '链接{it}是第二个名为“{detail}”的目标。每个链接名只能有一个捕获事件。',
    },
    (node) => isSecondTarget(node) && linkNameOf(node),
  ),
  aboutNodes(
    {
      name: 'link-has-flow',
      severity: 'error',
      demands: 'No flow leads into a link catch or out of a link throw.',
      en: 'The link {it} has a flow on the side where it jumps. Remove that flow, or use a plain event.',
      zh: '链接{it}在跳转一侧有连线。请删除该连线，或改用普通事件。',
    },
    (node) =>
      isLink(node) && (node.type === 'IntermediateThrowEvent' ? node.outgoing.length > 0 : node.incoming.length > 0),
  ),
];

const isLink = (node: DiagramNode): boolean =>
  (node.type === 'IntermediateThrowEvent' || node.type === 'IntermediateCatchEvent') && linkNameOf(node) !== undefined;

const isLonely = (node: DiagramNode): boolean => Boolean(linkNameOf(node)) && node.links.length === 0;
