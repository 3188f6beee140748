/** The recovery sheet as it is printed: the code in groups, and the same as a QR code. */

import { today } from '../../clock/today.ts'
import { QrCode } from '../../look/qr-code.tsx'
import { useWords } from '../../words/index.tsx'

export function RecoverySheet({ unit, code }: { readonly unit: string; readonly code: string }) {
  const { t } = useWords()
  return (
    <section className="card sheet" aria-label={t('setup.sheet-title')}>
      <h2>{t('setup.sheet-heading', { unit })}</h2>
      <p>{t('setup.sheet-what')}</p>
      <p className="code sheet__code" dir="ltr">
        {code.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and their place is who they are
          <span key={at}>{group}</span>
        ))}
      </p>
      <QrCode text={code} label={t('setup.sheet-qr')} />
      <p className="muted">{t('setup.sheet-made', { day: today() })}</p>
    </section>
  )
}
