import type { ThemeConfig } from 'antd';

/** Calm and dense; every text at 4.5:1 or better on white and on the grey behind cards. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorInfo: '#0b5cad',
    colorSuccess: '#1f7a3d',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    colorText: '#16202b',
    colorTextSecondary: '#44505e',
    colorTextTertiary: '#55616f',
    colorTextQuaternary: '#5d6875',
    colorTextDescription: '#55616f',
    colorTextPlaceholder: '#66717e',
    colorTextDisabled: '#66717e',
    colorBgLayout: '#f4f6f9',
    colorBorder: '#c8d0d9',
    colorBorderSecondary: '#e3e8ee',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
  components: {
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 56, headerPadding: '0 16px' },
    Menu: { itemHeight: 38 },
    Table: { headerBg: '#f4f6f9', cellPaddingBlockSM: 6, cellPaddingInlineSM: 8 },
    Card: { headerHeightSM: 40 },
  },
};
