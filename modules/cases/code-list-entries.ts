type Entry = readonly [code: string, zh: string, en: string];

/** Code lists every city starts from; administrators add, rename and disable entries as data. */
export const CODE_LISTS: Record<string, readonly Entry[]> = {
  channel: [
    ['phone', '12345电话', '12345 phone'],
    ['sms', '短信', 'SMS'],
    ['email', '电子邮件', 'E-mail'],
    ['wechat', '微信', 'WeChat'],
    ['weibo', '微博', 'Weibo'],
    ['app', '客户端', 'App'],
    ['web', '网站', 'Web site'],
    ['letter', '来信', 'Letter'],
    ['face-to-face', '来访', 'Face to face'],
    ['mayor-mailbox', '市长信箱', "Mayor's mailbox"],
    ['radio', '电台直播', 'Radio'],
    ['provincial-transfer', '省12345转办', 'Provincial transfer'],
    ['leader-reception', '领导接听', 'Leader reception'],
    ['outreach', '走访', 'Outreach'],
  ],
  nature: [
    ['inquiry', '咨询', 'Inquiry'],
    ['help', '求助', 'Help'],
    ['complaint', '投诉', 'Complaint'],
    ['report', '举报', 'Report'],
    ['suggestion', '意见建议', 'Suggestion'],
  ],
  urgency: [
    ['inquiry', '咨询', 'Inquiry'],
    ['urgent', '紧急', 'Urgent'],
    ['general', '一般', 'General'],
    ['complex', '复杂', 'Complex'],
  ],
  'return-grounds': [
    ['not-our-duty', '不属本单位职责', 'Not our duty'],
    ['not-our-area', '不属本辖区', 'Not our area'],
    ['not-accepted', '不属受理范围', 'Outside the scope of the hotline'],
    ['incomplete', '诉求要素不全', 'Essential facts are missing'],
    ['in-court', '已进入司法程序', 'Before a court'],
  ],
};
