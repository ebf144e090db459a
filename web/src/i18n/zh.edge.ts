/** Words of the pages about the audit log and the system. */
export const edge = {
  audit: {
    title: '操作日志', hint: '谁看了、做了什么。查这份日志本身也记入日志。', person: '参保人编号', actor: '经办人或机构', action: '事项',
    from: '起', until: '止', look: '查', clear: '清除条件', at: '时间', who: '谁', what: '做了什么', on: '对什么', people: '涉及',
    others: '另 {{count}} 人', link: '第 {{seq}} 环', none: '没有这样的记录', goOn: '往前再找', any: '全部', reading: '查看（一项）',
    lists: '查看（列表）', exports: '打印、导出', detail: '详情', hash: '本环哈希', verifyTitle: '证明没有被改动',
    verifyHint: '每条记录都扣住前一条。抄存在别处的检查点，可以证明此前没有一条被改写。', verify: '核对全部', checkpoint: '以前抄存的检查点（可不填）',
    sound: '全部相符', broken: '有 {{count}} 处不符', counts: '{{links}} 环，其中凭证 {{entries}} 笔；结算单封存值 {{documents}} 张',
    export: '导出检查点', exported: '检查点 {{seq}} 已导出，请存到操作人员改不到的地方', last: '末环',
    view: { people: '参保人', 'people.history': '参保人全貌', settlements: '结算单', visits: '就诊', 'visits.lines': '费用明细', 'rosters.problems': '名册问题', 'settlements.preview': '预结算', 'settlements.statement.html': '结算单（网页）', 'settlements.statement.pdf': '结算单（PDF）', reimbursements: '手工报销', 'reimbursements.preview': '手工报销试算', balances: '余额', 'ledger.entries': '分录', 'rosters.missing': '未参保人员', 'rosters.work-list.xlsx': '工作单', audit: '操作日志' },
    verb: { view: '看', list: '列出', export: '打印或导出' },
    act: {
      settle: '结算', reverse: '冲销', money: '资金往来', 'visit.open': '登记就诊', 'visit.lines': '上传费用', 'visit.discharge': '出院', 'visit.cancel': '撤销就诊',
      'person.fact': '登记事实', 'person.filing': '异地备案', 'person.unmask': '看全号', 'settlement.recompute': '追溯重算', 'reimbursement.gather': '受理报销', 'reimbursement.compute': '计算报销',
      'reimbursement.pay': '支付报销', 'reimbursement.sign': '签收报销', 'reimbursement.withdraw': '退回报销单据', 'roster.round': '做一轮比对', 'roster.act': '办理问题', 'roster.assign': '交办', 'roster.daily': '收每日名册',
      'roster.document': '上传凭证', 'roster.import': '导入登记册', 'roster.effects': '办结待遇', 'roster.confirm': '确认是谁', 'roster.map': '改列对照', 'system.backup': '备份',
      'filing.make': '备案', 'filing.withdraw': '撤销备案',
      'visit.describe': '补充就诊信息', 'visit.lines.back': '撤销费用', 'visit.lines.gather': '按收费批次分开', 'visit.lines.remark': '费用备注', 'visit.discharge.undo': '撤销出院', 'message.void': '冲正',
      'list.upload': '上传结算清单', 'list.state': '清单状态', 'list.review': '审核清单', 'comparison.upload': '目录对照', 'comparison.withdraw': '撤销对照', 'file.keep': '收文件', 'analysis.found': '事前事中分析', 'analysis.handling': '分析反馈',
    },
  },
  system: {
    title: '系统', database: '数据库', engine: '引擎', size: '大小', schema: '结构版本', schemaBehind: '程序认识到 {{known}}，请升级数据库', program: '程序', pack: '规则包',
    chain: '日志链', links: '{{count}} 环', checkpoint: '检查点', background: '后台', sights: '待写入日志的查看', messages: '待发出的消息', backup: '备份',
    lastBackup: '最近一次', never: '还没有备份过', back: '现在备份', backing: '正在备份', made: '已备份：{{file}}', postgres: 'PostgreSQL 的备份请用 pg_dump，见操作手册。', by: '由', sha: 'SHA-256',
    sessions: '登录着的会话', keys: '密钥（不含密钥本身）', retired: '已停用', health: '运行', healthy: '正常', now: '现在（UTC）', backupHint: '不停业务；备份文件在数据库旁边的 backups 文件夹，与数据库一样机密。', audit: '看操作日志', api: '接口说明',
  },
  edge: { audit: '操作日志', system: '系统' },
};
