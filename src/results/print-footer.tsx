/** Stands at the foot of every printed page: unit, code, date, version. Not shown on screen. */
import { today } from '../app/today.ts'
import { version } from '../offline/version.ts'
import { useRecords, useVault } from '../vault/react.tsx'
import type { Kept, KeptOf } from '../vault/records.ts'
import { useWords } from '../words/index.tsx'

export function PrintFooter({ code }: { readonly code: string }) {
  const { t } = useWords()
  const { place } = useVault()
  const unit = useRecords().findLast(isUnit)?.body.name ?? ''
  return (
    <footer className="print-footer" aria-hidden="true">
      {t('results.footer', { unit, code, day: today(), version })}
      {place === 'practice' && ` · ${t('app.practice')}`}
    </footer>
  )
}

const isUnit = (record: Kept): record is KeptOf<'unit'> => record.body.kind === 'unit'
