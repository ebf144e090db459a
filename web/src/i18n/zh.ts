import { home } from './zh.home';
import { edge } from './zh.edge';

/** Chinese, the language that the portal speaks. `term.*` are the terms of docs/GLOSSARY.md; a test compares them. */
import { claims } from './zh.claims';
import { matters } from './zh.matters';
import { indicatorsZh } from './zh.indicators';
import { permit } from './zh.permit';
import { zhAccounts } from './zh.accounts';

export const zh = {
  matters,
  ...edge,
  ...claims,
  permit,
  accounts: zhAccounts,
  term: {
    person: '参保人', coverage: '参保', identity: '身份', visit: '就诊', settlement: '结算', fee_line: '费用明细',
    decision: '待遇计算结果', trace: '计算轨迹', clause: '条款', rule: '规则', total: '总费用', out_of_scope: '全自费',
    over_limit: '超限价自费', prepaid: '先行自付', eligible: '政策范围内', deductible: '起付线', rate: '比例',
    pay_limit: '支付限额', ledger: '总账', entry: '分录', posting: '记账行', roster: '名册', department: '部门',
    round: '轮次', look_back: '回头看', problem: '问题', 'problem ledger': '问题台账', class: '类别', audit: '审计日志',
    chain: '哈希链', verify: '核账', reimbursement: '手工报销', catalogue: '目录', instrument: '文件', assumed: '暂定',
    outcome: '结论', 'struck off': '销号', mapping: '列对照', finding: '提示',
  },
  app: {
    dayForm: '年-月-日', dayWrong: '日期读不懂或超出范围', pickDay: '选日期',
    name: '明白', title: '医疗保障', search: '找人：姓名、身份证号、社保卡号、编号（按 /）', searchLabel: '查找参保人', menu: '菜单',
    home: '首页', people: '参保人', settle: '结算台', rosters: '名册与问题', ledger: '账户与分录', policies: '政策', language: 'English',
    skip: '跳到正文', settings: '谁在办理', operator: '经办人', desk: '所在单位', institution: '所在机构',
    county: '县（区）', save: '保存', cancel: '取消', close: '关闭', retry: '重试', more: '下一页', first: '回到第一页',
    loading: '正在读取', nothing: '没有内容', failed: '没有办成', yuan: '元', today: '今天', open: '打开', all: '全部',
    back: '返回', noLogin: '还没有登录：这里写的名字会记入审计日志，但不证明是本人。', trace: '日志号', notFound: '没有这个页面',
    copied: '已复制', refresh: '刷新', export: '导出', confirm: '确定', optional: '可不填', choose: '请选择',
    version: '规则版本', skipSearch: '没有找到。姓名要从第一个字写起，身份证号、社保卡号要写全。', typeToSearch: '在上面写姓名、身份证号、社保卡号或编号，按回车。',
  },
  home,
  person: {
    forAmount: '政策范围内费用', forAmountHint: '按今天的规则和本年度已用的算，点格子外面就重算', notEntitled: '规则里没有可以享有的', paidFor: '谁付多少（元）', leftOut: '{{kinds}}：按备案的病种，不在这里显示，请在结算台预结算。', moneyNow: '账户与欠款', filing_chronic: '慢特病备案', filing_transfer: '转院备案', filing_designation: '定点备案', filing_cross_region: '异地就医备案', programme: '项目与备案',
    number: '身份证号', family: '家庭共济', problem: '名册问题', card: '社会保障卡', cardNumber: '卡号', cardHolds: '登记社会保障卡（换卡）', cardEnds: '社会保障卡挂失或注销', id: '编号', name: '姓名', sex: '性别', birth: '出生日期', place: '住址', household: '同户',
    balances: '个人账户', due: '欠款', owed: '应退还', nothingDue: '无欠款', now: '现在享有', timeline: '时间线',
    knownOn: '截至这一天我们所知', validAxis: '横向是何时为真；选日期看当时知道什么', knownNow: '看现在所知',
    superseded: '后来更正', superseded_short: '已更正', knownFrom: '得知于', knownUntil: '更正于', from: '起', until: '止', source: '来源', forever: '长期',
    settle: '去结算', visits: '就诊', settlements: '结算单', problems: '名册问题', state: '状态', addFact: '登记事实',
    noCoverage: '今天没有参保', covered: '今天参保', sinceLate: '事后得知', table: '列表', age: '{{years}} 岁',
    factSaved: '已登记', adjusted: '重算了 {{count}} 张结算单', factKind: '事实', identityHolds: '身份成立', identityEnds: '身份终止',
    coverageHolds: '参保', on: '日期', masked: '已遮住中间',
  },
  state: { gathered: '待计算', computed: '待支付', paid: '待签收', signed: '已签收', withdrawn: '已退回', open: '在院', discharged: '待结算', settled: '已结算', cancelled: '已撤销', reversed: '已冲销', preview: '预结算' },
  settle: {
    whom: '给谁结算', find: '先找到参保人', visit: '就诊', newVisit: '新的就诊', kind: '就医类别', institution: '定点医药机构',
    admitted: '入院（就诊）日', discharged: '出院日', conditions: '其他条件', diagnoses: '诊断编码', treatFirst: '先诊疗后付费',
    lines: '费用明细', code: '编码', item: '名称', on: '日期', quantity: '数量', amount: '金额（元）', classOf: '类别', prepaid: '先行自付',
    addLine: '加一行', newLines: '新的明细', paste: '从表格粘贴', upload: '上传文件', clear: '清空', remove: '删去这一行', pasteHint: '从 Excel 复制整块，粘贴到这里。第一行可以是表头；没有表头时依次是编码、名称、数量、金额、类别、先行自付比例。',
    take: '取用', read: '读到 {{count}} 行', faults: '有 {{count}} 行没有用上', fault_amount: '金额读不懂', fault_quantity: '数量读不懂', fault_day: '日期读不懂', fault_name: '没有编码和名称', fault_prepaid: '先行自付比例读不懂',
    row: '第 {{row}} 行', sum: '合计 {{yuan}} 元', preview: '预结算', whyHint: '点一个金额，看它怎么来的', person: '个人负担', cash: '现金',
    admit: '登记入院', saveLines: '保存明细', discharge: '出院', settle: '结算', statement: '打印结算单', reverse: '冲销', cancelVisit: '撤销就诊',
    settledNow: '已结算，单号 {{id}}', reversedNow: '已冲销', reason: '理由', admittedNow: '已登记，就诊号 {{id}}',
    nothingYet: '填好就诊和费用，右边就算给您看', law: '法规原文', inForce: '施行', noSteps: '这一项没有单独的计算步骤，由别的各项相减而得',
    next: '下一位', stays: '未结算的就诊', formula: '各方相加等于总费用', decided: '已核定', not_applicable: '无适用待遇', no_rule: '层内缺规则',
    reverseTitle: '冲销这张结算单？', reverseHint: '原来的账不动，另记一笔相反的账；之后受影响的结算单自动重算。', entries: '记账', cashDue: '窗口应收',
    deferred: '先诊疗后付费，记为欠款', total_is: '总费用', steps: '计算步骤', own: '自付构成', savedLines: '已保存', chooseInstitution: '先选机构', treatShort: '先诊疗',
  },
  rosters: {
    problems: '问题台账', intake: '收名册', rounds: '轮次', kind: '问题', township: '乡镇', stage: '进度', openOnly: '未销号', overdue: '逾期',
    person: '姓名', place: '村（社区）', due: '期限', money: '应退（元）', assignAll: '按规则交办', assign: '交办给', approve: '审批', remedy: '报整改', verifyIt: '核实',
    strikeOff: '销号', reject: '退回', reopen: '重新打开', selected: '选了 {{count}} 个', note: '说明', evidence: '凭证', uploadEvidence: '上传凭证', workList: '导出工作单', done: '办了 {{count}} 个',
    refused: '{{count}} 个没办', facts: '依据', what: '怎么办', history: '经过', candidates: '可能是谁', dropHere: '把各部门的文件拖到这里，或点击选择', dropHint: 'Excel、CSV、网页表格都行，不用整理',
    recognised: '认成', confidence: '把握', column: '列', reason: '为什么', unused: '没有用上', rows: '行', usable: '可用', aside: '放在一边', refusedRows: '不能用', whose: '哪个部门的', unclear: '认不出是哪个部门',
    findings: '提示', asOf: '比对到', make: '做一轮比对', making: '正在比对', made: '第 {{number}} 轮', daily: '随到随比', sheet: '工作表', new: '新发现', still: '仍未整改', cured: '已整改', comeBack: '又出现', byClass: '各类人员参保率',
    noRounds: '还没有做过比对', noRegister: '底册里还没有人：请先导入底册', missing: '未参保', people: '人', rate: '参保率', operator: '经办', none: '没有问题',
    file: '文件', removeFile: '不用这个文件', department: '部门', to: '交给', problem: '问题 {{id}}', exact: '对上', repaired: '修复', proposed: '待认定', mismatch: '不符', unknown: '查无此人',
    docKind: '凭证种类', act: '办理', dailyDone: '新问题 {{count}} 个', saved: '已保存', selectAll: '全选', selectOne: '选这一行', tasks: '待办', filter: '筛选', rule: '交办给哪里',
  },
  intake: {
    mapped: '用了保存的列对照', mendColumns: '改列对照', saveColumns: '保存列对照', columnsHint: '保存后，这个部门表头相同的文件都照此认列', partial: '缺的部门沿用上一轮的名册（不全的一轮）',
    complete: '人数变少但确已齐全的部门', sameFile: '这个文件收过了，没有重复办理',
  },
  ledger: {
    payers: '支付方', institutions: '机构', owner: '查一方的账户', ownerHint: '机构编号、参保人编号或支付方', account: '账户', balance: '余额（元）', sign: '正数是借方（已承担、应收），负数是贷方（我们欠的）',
    entries: '分录', kind: '类型', reference: '业务', day: '日期', amount: '本账户（元）', postings: '全部记账行', verify: '核账', verifying: '正在核账', sound: '账目、累计、哈希链全部相符', broken: '有不符',
    links: '{{entries}} 笔凭证，{{links}} 环', goOn: '接着往前翻', none: '这一段账本里没有动过这个账户', receivable: '应付医院', prepayment: '预付', reduction: '医院减免', patient: '患者自付', duePerson: '个人欠款', cash: '个人现金', look: '看分录',
    settle: '结算', reverse: '冲销', adjust: '调整', prepay: '预付', offset: '抵扣', pay_institution: '支付机构', collect: '收回', pay_back: '退还', credit: '划入', reimburse: '报销', opening: '期初', pay: '支付', recover: '追回', open: '开账', clear: '异地清算', bank: '银行', contributions: '缴费', billOwed: '手工报销应付', placeReceivable: '应收', placePayable: '应付', place: '异地 {{place}}',
  },
  ...indicatorsZh,
} as const;

/** The shape of a language: the same keys, any text. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export type Language = Texts<typeof zh>;
