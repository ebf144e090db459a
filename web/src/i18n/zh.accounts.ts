/** Signing in, my account, accounts: Chinese. */
export const zhAccounts = {
  menu: '账号与授权', signIn: '登录', name: '用户名', password: '密码', byCode: '用一次性代码登录', byPassword: '用密码登录', code: '一次性代码',
  codeHint: '管理员给的，形如 ABCDE-FGHJK-MNPQR-STVWX', second: '二次验证', secondHint: '请输入手机上的六位验证码；手机不在身边的，输入恢复码', secondCode: '验证码或恢复码',
  next: '继续', newPassword: '设新密码', newPasswordHint: '密码到期，或刚用一次性代码登录：请先设一个新密码。', current: '现在的密码', fresh: '新密码', again: '再写一遍新密码',
  differ: '两遍写的不一样', firstTitle: '设首位管理员', firstHint: '程序首次启动时，在服务器的终端上给出了一次性代码。', displayName: '显示名', create: '建立并登录', unclaimed: '还没有账号：', goFirst: '设首位管理员',
  rule: '至少 {{count}} 个字符，大写、小写、数字、其他字符用到三类；十六个字符以上不限', signOut: '退出', signOutAll: '在所有地方退出', mine: '我的账号', openMode: '本程序以开放方式运行，不用登录。',
  changePassword: '改密码', change: '修改', changed: '密码已改，其他地方的登录已结束', expires: '密码 {{day}} 到期', sessions: '登录会话', address: '地址', browser: '浏览器', began: '开始', used: '最近使用', thisOne: '本次', end: '结束',
  enrol: '登记手机', enrolHint: '用手机上的验证器扫二维码，或手工输入密钥，再输入显示的六位验证码。', secret: '密钥', scan: '二维码：用手机上的验证器扫', enable: '启用', isOn: '已启用，还剩 {{count}} 个恢复码', isOff: '未启用', turnOff: '停用', renew: '换一批恢复码',
  recovery: '恢复码', recoveryHint: '只显示这一次。请抄下来放好：手机丢了，每个可用一次。', grants: '授权', noGrants: '没有授权', everywhere: '全县',
  title: '账号与授权', find: '找用户名或显示名', add: '建账号', machine: '机器账号（没有密码，只用令牌）', lockedUntil: '锁定到 {{at}}', disabled: '已停用', isMachine: '机器', hasSecond: '二次验证', created: '建立', noPassword: '未设密码',
  manage: '管理', grant: '授权', role: '角色', region: '区划', regionHint: '不写是全县；乡镇写 9 位代码；村写 乡镇代码/村名', institution: '机构编号', department: '部门', revoke: '收回', reset: '重置密码', resetSecond: '连同二次验证',
  disable: '停用', enableAgain: '启用', appoint: '任命为安全管理员', codeFor: '{{name}} 的一次性代码', codeOnce: '只显示这一次，请当面或另行告知本人：在登录页点“用一次性代码登录”。', tokens: '令牌', token: '令牌', makeToken: '建令牌', label: '用途', days: '有效天数',
  tokenOnce: '只显示这一次，请马上存到那个程序里。', until: '到期', revoked: '已收回', state: '状态', valid: '有效', scope: '范围', never: '没有用过', oidc: '统一身份认证登录', oidcFailed: '统一身份认证没有通过：请再试一次，或用密码登录；再三出现请联系管理员。',
};
