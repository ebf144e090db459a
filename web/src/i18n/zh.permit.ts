/** Permissions: what is hidden, unmasking, the table of roles. */
export const permit = {
  menu: '角色与权限', title: '角色与权限', intro: '谁能做什么、在哪里做。授予和收回由安全管理员办理。', pick: '看哪个角色', all: '全部角色', role: '角色', kind: '类别', needs: '授予时要写明',
  does: '做什么', action: '操作', what: '对什么', where: '在哪里', duties: '职责分离', rule: '规则', why: '为什么', marks: '标记', matter: '业务', mine: '我的角色', everywhere: '全部',
  unmask: '看完整信息', unmaskTitle: '看 {{name}} 的完整信息', unmaskHint: '您的姓名、看了谁、看了哪几项、为什么，都会记入审计，不能删改。关上这个窗口就不再显示。',
  fields: '要看什么', number: '身份证号', phone: '电话', diagnosis: '诊断和病种', reason: '理由', reasonHint: '至少 6 个字：为办什么事要看', show: '记入审计并显示',
  shown: '已记入审计，第 {{seq}} 号', none: '没有登记', count: '{{count}} 个字',
} as const;
