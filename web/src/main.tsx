import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { ApiProblem, onSignedOut } from './api/client';
import { whatIMay } from './api/permissions';
import { ME, whoAmI } from './api/session';
import './i18n';
import './main.css';
import { markStyles, nonce } from './nonce';
import { router } from './router';
import { theme } from './theme';

markStyles();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What was refused will be refused again; only a busy server is asked twice.
      retry: (count, error) => count < 2 && (!(error instanceof ApiProblem) || error.status === 503),
    },
  },
});

onSignedOut(() => queries.setQueryData(ME, null));

// Every page but those before the door needs both: they are asked for while the page is still on its way.
if (!/^\/(progress|sign-in|first-administrator)\b/.test(location.pathname)) {
  void queries.prefetchQuery(whoAmI);
  void queries.prefetchQuery(whatIMay);
}

function Root() {
  const { i18n } = useTranslation();
  useEffect(() => {
    document.documentElement.lang = i18n.language === 'zh' ? 'zh-CN' : 'en';
  }, [i18n.language]);
  return (
    <ConfigProvider locale={i18n.language === 'zh' ? zhCN : enUS} theme={theme} csp={nonce ? { nonce } : {}} componentSize="middle" button={{ autoInsertSpace: false }}>
      <AntApp>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Root />
      </QueryClientProvider>
    </StrictMode>,
  );
}
