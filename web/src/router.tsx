import { createBrowserRouter, Navigate } from 'react-router';
import { Layout } from './components/Layout';

/** Each page is its own file, loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    path: '/',
    Component: Layout,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./pages/Home')).Home }) },
      { path: 'people', lazy: async () => ({ Component: (await import('./pages/People')).People }) },
      { path: 'people/:id', lazy: async () => ({ Component: (await import('./pages/person/Person')).Person }) },
      { path: 'settle/:id?', lazy: async () => ({ Component: (await import('./pages/settle/Desk')).Desk }) },
      { path: 'settlements/:id', lazy: async () => ({ Component: (await import('./pages/settle/Settled')).Settled }) },
      { path: 'rosters', element: <Navigate to="/rosters/problems" replace /> },
      { path: 'rosters/:tab', lazy: async () => ({ Component: (await import('./pages/rosters/Rosters')).Rosters }) },
      { path: 'ledger', lazy: async () => ({ Component: (await import('./pages/ledger/Ledger')).Ledger }) },
      { path: 'system/roles', lazy: async () => ({ Component: (await import('./pages/roles/Roles')).Roles }) },
      { path: '*', lazy: async () => ({ Component: (await import('./pages/NotFound')).NotFound }) },
    ],
  },
]);
