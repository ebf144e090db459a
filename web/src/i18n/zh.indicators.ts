/** Words of indicators, institutions and account statements. */
export const indicatorsZh = {
  indicators: {
    title: '指标', period: '时期', place: '地方', compute: '计算这个月', computing: '正在计算 {{period}}', computed: '{{period}} 算完：{{message}}', computeFailed: '{{period}} 没有算成：{{message}}',
    never: '没有计算', asOf: '数据截至 {{day}}', knownAt: '{{at}} 算出', months: '含 {{count}} 个月', stale: '口径已改，要重新计算', previous: '上期 {{value}}', target: '目标 {{value}}', warning: '预警线 {{value}}',
    met: '达标', short: '未达标', alarm: '预警', none: '', export: '导出 Excel', picture: '存成图片', trend: '逐月', places: '各地比较', people: '名单', missing: '差的人', counted: '算进的人',
    name: '地方', value: '数值', numerator: '分子', denominator: '分母', standing: '评价', lower: '看下一级', source: '出处', basis: '口径', meaning: '含义', published: '报道的数', noPlaces: '没有下一级的数',
    noPeople: '没有人', person: '姓名', number: '身份证号', village: '村（社区）', township: '乡镇（街道）', settlement: '结算单', day: '日期', total: '总费用（元）', own: '个人负担（元）', more: '接着看', all: '全部指标', year: '{{year}} 全年',
    noPack: '本地区的规则包没有指标', choosePeriod: '选一个时期', monthToCompute: '要计算的月份', listHint: '名单按现在所知重新得出，截至该期数据日。', difference: '差 {{count}}',
  },
  institutions: {
    title: '机构与协议', search: '编号或名称', level: '级别', kind: '种类', agreement: '协议', dialect: '连接', until: '协议到', count: '共 {{count}} 家', waiting: '待审批 {{count}} 件', name: '名称', id: '编号', region: '行政区划',
    active: '有效', suspended: '暂停', outside: '不在协议期', unkept: '没有登记协议', hospital: '医院', pharmacy: '药店', clinic: '诊所', all: '全部', notConnected: '没有连接', lastSettled: '最近结算', openUntil: '接口开到',
    owed: '应付医院', prepaid: '预付余额', months: '各月结算', month: '月份', settlements: '笔数', total: '总费用（元）', paid: '基金等支付（元）', cash: '个人现金（元）', knownAt: '{{at}} 算出', noMonths: '还没有计算过：在“指标”里计算后就有', agreements: '协议与暂停', noAgreements: '没有登记协议，结算时不核对',
    propose: '提出', proposeAgreement: '提出协议', proposeSuspension: '提出暂停', change: '变更', from: '起日', scope: '可以办什么', scopeAll: '全部就医类别', note: '事由', noteHint: '协议编号，或暂停的原因', decide: '审批', approve: '同意', refuse: '退回', reason: '理由', state: '进度', proposedBy: '提出人', decidedBy: '审批人',
    proposed: '待审批', approved: '有效', refused: '已退回', replaced: '已变更', agreementKind: '协议', suspensionKind: '暂停', sent: '已提出，等另一人审批', decided: '已审批', accounts: '账户', what: '种类', days: '期限', replaces: '变更 {{id}}', connection: '连接', noKeys: '密钥不显示',
  },
  statement: {
    title: '对账单', from: '起月', until: '止月', opening: '期初', debit: '借方', credit: '贷方', closing: '期末', postings: '笔数', month: '月份', export: '导出 Excel', accounts: '账户', balance: '余额（元）', entriesOf: '看这个月的分录', name: '名称',
    payer: '支付方', institution: '机构', place: '异地', clearing: '外部', none: '没有账户', whole: '从头到现在',
  },
} as const;
