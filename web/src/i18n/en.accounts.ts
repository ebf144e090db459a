/** Signing in, my account, accounts: English. */
import type { zhAccounts } from './zh.accounts';

export const enAccounts: typeof zhAccounts = {
  menu: 'Accounts', signIn: 'Sign in', name: 'User name', password: 'Password', byCode: 'Sign in with a one-time code', byPassword: 'Sign in with a password', code: 'One-time code',
  codeHint: 'From your administrator, like ABCDE-FGHJK-MNPQR-STVWX', second: 'Second factor', secondHint: 'Type the six digits of your telephone, or a recovery code', secondCode: 'Code or recovery code',
  next: 'Continue', newPassword: 'New password', newPasswordHint: 'Your password has expired, or you came by a one-time code: set a new one first.', current: 'Current password', fresh: 'New password', again: 'New password again',
  differ: 'The two are not the same', firstTitle: 'First administrator', firstHint: 'At its first start the program printed a one-time code on the terminal of the server.', displayName: 'Display name', create: 'Create and sign in', unclaimed: 'There is no account yet:', goFirst: 'First administrator',
  rule: 'At least {{count}} characters of three kinds: capital, small, digits, others; any from sixteen characters on', signOut: 'Sign out', signOutAll: 'Sign out everywhere', mine: 'My account', openMode: 'The program runs in open mode, without signing in.',
  changePassword: 'Change password', change: 'Change', changed: 'Password changed; other sessions have ended', expires: 'Password expires on {{day}}', sessions: 'Sessions', address: 'Address', browser: 'Browser', began: 'Began', used: 'Last used', thisOne: 'This one', end: 'End',
  enrol: 'Enrol a telephone', enrolHint: 'Scan the code with an authenticator, or type the secret, then type the six digits it shows.', secret: 'Secret', scan: 'QR code for an authenticator', enable: 'Enable', isOn: 'On, {{count}} recovery codes left', isOff: 'Off', turnOff: 'Turn off', renew: 'New recovery codes',
  recovery: 'Recovery codes', recoveryHint: 'Shown this once. Write them down: each works once when the telephone is lost.', grants: 'Grants', noGrants: 'No grants', everywhere: 'Whole county',
  title: 'Accounts and grants', find: 'Find a name', add: 'Add an account', machine: 'Machine (no password, tokens only)', lockedUntil: 'locked until {{at}}', disabled: 'Disabled', isMachine: 'Machine', hasSecond: 'Second factor', created: 'Created', noPassword: 'No password',
  manage: 'Manage', grant: 'Grant', role: 'Role', region: 'Region', regionHint: 'Empty is the whole county; 9 digits a township; township/name a village', institution: 'Institution', department: 'Department', revoke: 'Revoke', reset: 'Reset password', resetSecond: 'With second factor',
  disable: 'Disable', enableAgain: 'Enable', appoint: 'Appoint security officer', codeFor: 'One-time code for {{name}}', codeOnce: 'Shown this once. Tell it to the person: on the sign-in page choose “Sign in with a one-time code”.', tokens: 'Tokens', token: 'Token', makeToken: 'Make a token', label: 'Purpose', days: 'Days',
  tokenOnce: 'Shown this once. Put it into the program now.', until: 'Until', revoked: 'Revoked', state: 'State', valid: 'Valid', scope: 'Scope', never: 'Never used', oidc: 'Sign in with single sign-on', oidcFailed: 'Single sign-on failed: try again, or use a password; if it happens again, ask an administrator.',
};
