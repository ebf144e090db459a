/** Words of the first page. */
export const home = {
  greeting: '今天 {{day}}', people: '参保人', openVisits: '在院', waiting: '出院待结算', gathered: '报销待计算', computed: '报销待支付', openProblems: '未销号问题', overdue: '逾期问题',
  paid: '各方已支付（元）', chain: '账本', links: '{{count}} 环，末环 {{hash}}', tasks: '要办的事', figures: '我负责的数', numbers: '指标', noTasks: '没有待办',
  problemsByKind: '未销号问题，按子类', payer: '支付方', amount: '金额（元）', table: '表', everywhere: '全部地区', unit_people: '人', unit_visits: '人次', unit_items: '件', unit_problems: '个',
  matters: '经办事项', mattersOverdue: '超过承诺时限', dueSoon: '今天或下一个工作日到期', mattersWaiting: '等申请人补材料', mattersOpen: '在我这里办', seeAll: '全部',
  problems: '名册问题', problemsOverdue: '超过整改期限', late: '逾期 {{days}} 天', stageOf: '{{stage}}：{{act}}', act_assign: '要交办', act_approve: '要整改', act_verify: '要核实', act_strike_off: '要销号',
  visits: '就诊与结算', since: '入院 {{days}} 天', dischargedOn: '{{day}} 出院', atPlace: '待结算 {{waiting}}，在院 {{open}}', ownWaiting: '出院，等结算', ownOpen: '在院',
  reimbursements: '手工报销', toCompute: '已受理，要计算', toPay: '已计算，要支付', watchCompute: '已受理，待计算', watchPay: '已计算，待支付', orMore: '{{count}} 以上',
  drafts: '政策草案', draftsMine: '我在写的', draftsSent: '等别人批准', draftsRefused: '被退回的', draftsToDecide: '等我批准', effective: '{{day}} 起施行', by: '{{name}} 提交', refusedWhy: '退回：{{why}}',
  agreements: '机构协议', agreementsToDecide: '等我审批', agreementsSent: '我提出、等别人审批', from: '{{day}} 起',
  accounts: '账号与授权', locked: '连续输错、暂时不能登录的用户名', noPassword: '还没有设密码的账号', noGrant: '没有任何授权的账号', tokensEnding: '30 天内到期的凭证', until: '到 {{at}}',
  auditing: '近七天的审计', unmasked: '看完整号码', lockedEvents: '账号被锁定', granted: '授权有变动', accountsMade: '账号建立、重置、停用', lastUnmasked: '最近看完整号码的',
  system: '系统', backupNever: '还没有备份过', backupAge: '最近一次备份：{{days}} 天前', backupToday: '今天备份过', sights: '还没有写进日志的查看', messages: '还没有送出的消息', schemaBehind: '数据库要升级', allWell: '没有要处理的',
  neverComputed: '这个月的指标还没有计算：由待遇经办、数据经办或支付经办在“指标”里按一下“计算”。',
  change: '比上期 {{change}}', same: '与上期相同', alarms: '要注意的指标', noAlarms: '没有预警的指标', allIndicators: '全部指标', act_remedy: '要整改', first: '先办逾期的',
} as const;
