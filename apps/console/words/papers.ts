/** Words of the official papers, in Chinese. */
export const papersZh = {
  button: '公文',
  print: '打印 / 存为 PDF',
  kinds: { 'handling-order': '承办单', 'supervision-order': '督办单', 'leader-report': '呈阅件' } as Record<
    string,
    string
  >,
  office: '12345 政务服务便民热线',
  titles: {
    'handling-order': '热线事项承办单',
    'supervision-order': '热线事项督办单',
    'leader-report': '热线事项呈阅件',
  } as Record<string, string>,
  printedAt: (at: string) => `打印时间 ${at}`,
  limits: '办理时限',
  due: '截止',
  clause: '依据',
  demands: '办理要求',
  result: '办理结果',
  opinion: '审核意见',
  leader: '领导批示',
  order: '督办事由',
  reminder: '请在时限内办结并回复；确不属职责范围的，请在规定时间内退单并说明依据。',
  signature: '承办单位（签章）',
  date: '年　月　日',
};

/** The same in English. */
export const papersEn: typeof papersZh = {
  button: 'Papers',
  print: 'Print / save as PDF',
  kinds: {
    'handling-order': 'Handling order',
    'supervision-order': 'Supervision order',
    'leader-report': "Leaders' paper",
  },
  office: '12345 citizen hotline',
  titles: {
    'handling-order': 'Order to handle a matter',
    'supervision-order': 'Supervision order',
    'leader-report': "Paper for the leaders' decision",
  },
  printedAt: (at) => `Printed ${at}`,
  limits: 'Limits',
  due: 'Due',
  clause: 'Rule',
  demands: 'What is asked',
  result: 'Result',
  opinion: 'Review',
  leader: "Leaders' instruction",
  order: 'Why it is supervised',
  reminder: 'Finish and reply within the limit; what is not your duty is returned in time, with the grounds.',
  signature: 'Unit (seal)',
  date: 'Date',
};
