import { createBrowserRouter, Navigate } from 'react-router';
import { Layout } from './components/Layout';
import { Opening } from './components/Opening';

/** Each page is its own file, loaded when it is first opened. */
export const router = createBrowserRouter([
  { path: '/progress', HydrateFallback: Opening, lazy: async () => ({ Component: (await import('./pages/matters/Progress')).Progress }) },
  { path: '/sign-in', HydrateFallback: Opening, lazy: async () => ({ Component: (await import('./pages/accounts/SignIn')).SignIn }) },
  { path: '/first-administrator', HydrateFallback: Opening, lazy: async () => ({ Component: (await import('./pages/accounts/First')).First }) },
  {
    path: '/',
    Component: Layout,
    HydrateFallback: Opening,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./pages/home/Home')).Home }) },
      { path: 'people', lazy: async () => ({ Component: (await import('./pages/People')).People }) },
      { path: 'people/:id', lazy: async () => ({ Component: (await import('./pages/person/Person')).Person }) },
      { path: 'settle/:id?', lazy: async () => ({ Component: (await import('./pages/settle/Desk')).Desk }) },
      { path: 'settlements/:id', lazy: async () => ({ Component: (await import('./pages/settle/Settled')).Settled }) },
      { path: 'reimbursements', lazy: async () => ({ Component: (await import('./pages/reimbursements/Reimbursements')).Reimbursements }) },
      { path: 'reimbursements/take/:person?', lazy: async () => ({ Component: (await import('./pages/reimbursements/Take')).Take }) },
      { path: 'reimbursements/:id', lazy: async () => ({ Component: (await import('./pages/reimbursements/Reimbursement')).Reimbursement }) },
      { path: 'rosters', element: <Navigate to="/rosters/problems" replace /> },
      { path: 'rosters/:tab', lazy: async () => ({ Component: (await import('./pages/rosters/Rosters')).Rosters }) },
      { path: 'ledger', lazy: async () => ({ Component: (await import('./pages/ledger/Ledger')).Ledger }) },
      { path: 'matters', element: <Navigate to="/matters/work" replace /> },
      { path: 'matters/requests/:id', lazy: async () => ({ Component: (await import('./pages/matters/Request')).Request }) },
      { path: 'matters/take/:person', lazy: async () => ({ Component: (await import('./pages/matters/Take')).Take }) },
      { path: 'matters/:tab', lazy: async () => ({ Component: (await import('./pages/matters/Matters')).Matters }) },
      { path: 'audit', lazy: async () => ({ Component: (await import('./pages/audit/Audit')).Audit }) },
      { path: 'system', lazy: async () => ({ Component: (await import('./pages/system/System')).System }) },
      { path: 'system/roles', lazy: async () => ({ Component: (await import('./pages/roles/Roles')).Roles }) },
      { path: 'policies', lazy: async () => ({ Component: (await import('./pages/policies/Policies')).Policies }) },
      { path: 'policies/packages/:id', lazy: async () => ({ Component: (await import('./pages/policies/Package')).Package }) },
      { path: 'policies/drafts/:id', lazy: async () => ({ Component: (await import('./pages/policies/Draft')).Draft }) },
      { path: 'indicators/:code?', lazy: async () => ({ Component: (await import('./pages/indicators/Indicators')).Indicators }) },
      { path: 'institutions', lazy: async () => ({ Component: (await import('./pages/institutions/Institutions')).Institutions }) },
      { path: 'institutions/:id', lazy: async () => ({ Component: (await import('./pages/institutions/Institution')).Institution }) },
      { path: 'me', lazy: async () => ({ Component: (await import('./pages/accounts/Mine')).Mine }) },
      { path: 'accounts', lazy: async () => ({ Component: (await import('./pages/accounts/Accounts')).Accounts }) },
      { path: '*', lazy: async () => ({ Component: (await import('./pages/NotFound')).NotFound }) },
    ],
  },
]);
