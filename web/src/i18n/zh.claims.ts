/** Words of hand reimbursement and of money orders. */
export const claims = {
  reimburse: {
    title: '手工报销', hint: '没有联网的医院的单据：受理、计算、支付、签收', take: '受理单据', takeFor: '受理手工报销', find: '给谁报销', ofPerson: '手工报销', none: '没有这样的单据', number: '报销号',
    gathered: '待计算', computed: '待支付', paid: '待签收', signed: '已签收', withdrawn: '已退回', byState: '按进度',
    person: '参保人', institution: '就诊的医疗机构', institutionHint: '照票据上的全称', level: '机构级别', kind: '就医类别', admitted: '入院（就诊）日', discharged: '出院日', diagnoses: '诊断编码',
    papers: '收到的材料', papersHint: '选，或写名称后回车', paper_invoice: '发票', paper_list: '费用清单', paper_summary: '出院小结或诊断证明', paper_card: '银行卡复印件', paper_filing: '转诊或异地备案表',
    total: '单据金额（元）', amount: '应付个人（元）', takenOn: '受理日', lines: '费用明细', lineCount: '{{count}} 行', linesHidden: '共 {{count}} 行；看明细要“看就诊和明细”的权限',
    bill: '单据', tried: '试算', tryHint: '还没有入账；点一个金额，看它怎么来的', notYet: '写好机构、级别、日期和费用，这里就试算给您看', noTry: '您的角色不试算：受理后由待遇经办计算', mend: '标红的几栏请改正',
    doTake: '受理', taken: '已受理，报销号 {{id}}', next: '下一位', desk: '没有联网的单据：手工报销',
    doCompute: '计算并入账', doPay: '支付到银行卡', doSign: '登记签收', computeHint: '按联网结算同一套规则计算，占用同样的年度累计；入账后局里欠参保人报销款。', payHint: '支付 {{yuan}} 元到参保人的银行卡。', signHint: '参保人确认收到以后登记。',
    ownPay: '这一件是您计算的，要由另一个人支付（DUTY-11）。', waits: '等{{who}}办下一步', whoCompute: '待遇经办', whoPay: '支付经办', whoSign: '待遇经办', done: '已全部办完',
    notComputed: '还没有计算', nothingToPay: '按规则不报，支付 0 元：仍请办完支付和签收。', reversed: '结算已经冲销，不能支付。请退回这张单据；单据没有错的，再重新受理。', statement: '打印结算单', settlement: '结算单', steps: '经过', step: '做了什么', at: '时间', by: '经办人',
    step_gathered: '受理', step_computed: '计算', step_paid: '支付', step_signed: '签收', step_withdrawn: '退回', doWithdraw: '退回单据', withdrawHint: '录错的、不予报销的，退回以后不再计算和支付；要报的重新受理。', reason: '理由（2 字以上）', isBack: '已退回，不再办理。', entries: '记账', facts: '其他条件', list: '看列表',
  },
  money: {
    title: '资金往来', kind: '办什么', prepay: '预付机构', offset: '抵扣预付', pay_institution: '支付机构', collect: '收回个人欠款', pay_back: '退还个人', credit: '划入个人账户', claim_received: '收异地清算款', claim_paid: '付异地清算款',
    hint_prepay: '预先付给机构，以后抵扣。', hint_offset: '用预付余额抵应付医院的款，不动银行。', hint_pay_institution: '从银行付给机构，不超过应付的数。', hint_collect: '收回个人欠的款，不超过所欠。', hint_pay_back: '退给个人应退的款，不超过应退。',
    hint_credit: '把缴费划入个人账户。', hint_claim_received: '收到参保地拨来的清算款。', hint_claim_paid: '拨给就医地的清算款。',
    institution: '机构', person: '参保人编号', place: '地方的行政区划代码', account: '个人账户', amount: '金额（元）', note: '事由', noteHint: '文号、批次或原因', badAmount: '金额写成 1234.50 这样', before: '办前', after: '办后', of: '所动的账户',
    doIt: '办理入账', booked: '已入账', entry: '凭证', look: '看这一笔', another: '再办一笔', nothing: '写好金额，先看办前、办后的余额',
  },
} as const;
