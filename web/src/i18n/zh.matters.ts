/** Words of the pages of matters. */
export const matters = {
  title: '经办事项', work: '待办件', catalogue: '事项清单', figures: '统计', network: '经办网络', mine: '在我这里', mineAndBelow: '全部', ended: '已结束',
  overdue: '逾期', waiting: '待补正', dueSoon: '今明到期', open: '在办', number: '受理编号', matter: '事项', person: '申请人', home: '住址',
  state: '状态', at: '现在在', due: '应办结', left: '还剩 {{days}} 天', late: '逾期 {{days}} 天', stopped: '暂停，还剩 {{days}} 天', endedOn: '{{day}} 结束',
  takenOn: '受理日期', noCatalogue: '本地区的规则包里没有经办事项清单', none: '没有办件', take: '受理事项', takeFor: '为 {{name}} 受理', find: '找事项：名称、代码、分组', allThere: '材料全部齐全',
  documents: '材料', when: '视情况', upload: '上传', uploaded: '已上传 {{name}}', behalf: '代谁办理（单位、机构名称）', behalfOptional: '代谁办理（如未参保的新生儿，可不填）',
  note: '说明', doTake: '受理', willAsk: '还缺 {{count}} 份：受理后出具一次性告知书，时限暂停', notHere: '{{level}}不受理这一项', atOnce: '当场办结', days: '{{days}} 个工作日',
  decides: '谁决定', result: '结果', fee: '收费', basis: '依据', doneAt: '办理', takenInAt: '受理转办', does: '去办理', documentGiven: '已有', documentMissing: '缺',
  history: '经过', next: '下一步', receipt: '打印受理单', receiptHtml: '网页', handTo: '移交给', reason: '理由（2 字以上）', outcome: '办理结果',
  act_ask: '一次性告知', act_supply: '收补来的材料', act_hand_over: '移交', act_finish: '办结', act_refuse: '不予办理', act_withdraw: '撤回', acted: '已{{act}}',
  level_village: '村（社区）', level_township: '镇（街道）', level_county: '县（区）', counted: '{{does}} 项办理，{{takes}} 项受理转办', assumed: '暂定',
  taken: '受理', done: '办结', refused: '不予办理', withdrawn: '撤回', lateDone: '逾期办结', onTime: '按时率', byLevel: '按受理的级别', byMatter: '按事项', byPlace: '按地方',
  from: '受理日起', until: '止', stations: '经办点', villageStations: '村（社区）经办点', promised: '公布 {{count}} 个', villages: '有参保人的村', covered: '有经办点的村', peopleCovered: '覆盖参保人',
  without: '没有经办点的村', far: '超出 {{minutes}} 分钟的村', townNone: '镇里没有经办点', nobody: '没有经办点办的事项', strays: '名单里没有参保人的村（村名可能写错）', noStations: '还没有经办点名单：用 mingbai matter network --import 导入',
  township: '乡镇', calendarUnknown: '今年的放假和调休还没有写进规则包，工作日只按周末算', ofPerson: '办件', second: '要第二人审核办结', second_short: '两人',
  progressTitle: '办件进度查询', progressHint: '受理编号和四位数字都在受理单上，不用登录。这里不显示姓名和事项。', digits: '申请人证件号码最后四位', look: '查询', promisedDays: '承诺时限', home_open: '我这里在办', home_overdue: '我这里逾期', file: '文件',
} as const;
