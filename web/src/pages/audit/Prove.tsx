import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Card, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client } from '../../api/client';
import { Refusal } from '../../components/parts';

/** Verifies the whole chain, against a checkpoint where one was kept; exports the present one. */
export function Prove() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [checkpoint, setCheckpoint] = useState('');
  const verify = useMutation({
    mutationFn: () => body(client.POST('/api/v1/audit/verify', { body: checkpoint.trim() ? { checkpoint: checkpoint.trim() } : {} })),
  });
  const save = useMutation({
    mutationFn: async () => {
      const found = await body(client.GET('/api/v1/audit/checkpoint'));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([`# ${found.at}\n${found.checkpoint}\n`], { type: 'text/plain' }));
      link.download = `checkpoint-${found.seq}.txt`;
      link.click();
      URL.revokeObjectURL(link.href);
      return found;
    },
    onSuccess: (found) => message.success(t('audit.exported', { seq: found.seq })),
  });
  return (
    <Card size="small" title={<h2>{t('audit.verifyTitle')}</h2>}>
      <div className="stack">
        <span className="muted">{t('audit.verifyHint')}</span>
        <div className="row">
          <div className="field" style={{ flex: '1 1 260px' }}>
            <label htmlFor="audit-checkpoint">{t('audit.checkpoint')}</label>
            <Input id="audit-checkpoint" value={checkpoint} onChange={(it) => setCheckpoint(it.target.value)} />
          </div>
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()} style={{ alignSelf: 'flex-end' }}>
            {t('audit.verify')}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()} style={{ alignSelf: 'flex-end' }}>
            {t('audit.export')}
          </Button>
        </div>
        {(verify.error ?? save.error) && <Refusal error={verify.error ?? save.error} />}
        {verify.data && (
          <Alert
            type={verify.data.sound ? 'success' : 'error'}
            showIcon
            role="status"
            title={`${verify.data.sound ? t('audit.sound') : t('audit.broken', { count: verify.data.findings.length })}：${t('audit.counts', verify.data)}`}
            description={
              <>
                <div style={{ overflowWrap: 'anywhere' }}>
                  {t('audit.last')} <code>{verify.data.checkpoint}</code>
                </div>
                {verify.data.findings.map((it) => (
                  <div key={`${it.code} ${it.place} ${it.message}`}>
                    {it.code} {it.place}：{it.message}。{it.remedy}
                  </div>
                ))}
              </>
            }
          />
        )}
      </div>
    </Card>
  );
}
