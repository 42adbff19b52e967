import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { ACCENT_COLOUR, FAINT_COLOUR, SITE_COLOUR } from '../../geo/figure/palette.ts';
import { useBench, useText, useWorkbench } from './context.ts';
import { ProblemPanel } from './ProblemPanel.tsx';
import { StartScreen } from './StartScreen.tsx';
import { TopBar } from './TopBar.tsx';
import { Workbench } from './Workbench.tsx';

const THEME = {
  token: {
    colorPrimary: ACCENT_COLOUR, colorError: SITE_COLOUR, colorTextTertiary: FAINT_COLOUR, colorInfo: ACCENT_COLOUR, colorInfoBg: '#eef4f7', colorInfoBorder: '#c5d6de', borderRadius: 4, fontSize: 13, fontSizeSM: 12, controlHeight: 28, controlHeightSM: 24, padding: 12, paddingSM: 8, paddingLG: 16, margin: 12, marginLG: 16, colorTextSecondary: '#59646a', colorTextDescription: '#59646a', colorTextPlaceholder: '#6b767c',
    fontFamily: 'inherit', motion: false,
  },
  components: { Table: { cellPaddingBlockSM: 4, cellPaddingInlineSM: 8, cellFontSizeSM: 12.5, headerBg: '#f5f6f6' }, Tabs: { horizontalItemPaddingSM: '6px 0', titleFontSizeSM: 13 }, Collapse: { headerPadding: '7px 10px', contentPadding: '4px 10px 12px' } },
};

export function App() {
  const text = useText();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const phase = useWorkbench((state) => state.phase);
  useEffect(() => {
    void actions.start();
  }, [actions]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${text('app.name')} ${text('app.subtitle')}`;
  }, [language, text]);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={THEME} button={{ autoInsertSpace: false }}>
      <div className="app">
        <TopBar />
        {phase === 'ready' ? <Workbench /> : <StartScreen />}
        <ProblemPanel />
      </div>
    </ConfigProvider>
  );
}
