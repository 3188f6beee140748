/** The *utlämningslogg*: everything that left, in order, whether the chain is whole, and as a file without case lists. */
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { dayAndTime } from '#aggregate'
import { loadedPeriods } from '../../catalogue/periods.ts'
import { Button, Notice, Page, Table } from '../../look/index.tsx'
import { saveJson } from '../../look/save-file.ts'
import { enrolmentOf } from '../../outbox/enrolment.ts'
import { basesIn, brokenAt, exportedLog, isForked, ledgerEntry } from '../../outbox/ledger.ts'
import { type Kept, type KeptOf, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { ForReleaser } from '../steps/for-releaser.tsx'

export function LogPage() {
  const { t } = useWords()
  return (
    <Page title={t('period.log.title')} above={<Link href="/period">{t('period.title')}</Link>}>
      <ForReleaser>
        <ReleaseLedger />
      </ForReleaser>
    </Page>
  )
}

function ReleaseLedger() {
  const { t, language } = useWords()
  const vault = useVault()
  const records = useRecords()
  const ledger = useMemo(() => records.filter(isLedger), [records])
  const [broken, setBroken] = useState<number | null>(null)
  useEffect(() => {
    const bodies = ledger.map(({ body }) => body)
    void brokenAt(bodies, basesIn(vault.of('basis'))).then(setBroken)
  }, [vault, ledger])
  const names = new Map(loadedPeriods(records).map(({ id, names }) => [id, names[language]]))

  async function save() {
    const log = await exportedLog(enrolmentOf(records)?.unit.id ?? '', ledger)
    saveJson('utlamningslogg.json', JSON.stringify(log, null, 2))
  }

  return (
    <>
      <p>{t('period.log.what')}</p>
      {ledger.length === 0 && <p>{t('period.log.empty')}</p>}
      {broken !== null && <Notice kind="refusal">{t('period.log.broken', { entry: broken + 1 })}</Notice>}
      {isForked(ledger.map(({ body }) => body)) && <Notice>{t('period.log.forked')}</Notice>}
      {ledger.length > 0 && (
        <>
          {broken === null && <p role="status">{t('period.log.whole')}</p>}
          <Table
            caption={t('period.log.title')}
            columns={[
              { name: t('period.log.when') },
              { name: t('period.log.step') },
              { name: t('period.log.period') },
              { name: t('period.receipt.edition'), number: true },
              { name: t('period.log.by') },
              { name: t('period.receipt.hash') },
            ]}
            rows={ledger.map(({ id, body }) => {
              const entry = ledgerEntry.parse(body.entry)
              return {
                key: id,
                cells: [
                  dayAndTime(Date.parse(entry.at)),
                  t(`period.log.${entry.step}`),
                  names.get(body.period) ?? body.period,
                  body.edition,
                  entry.step === 'frozen' ? entry.approvedBy.name : '',
                  <span key="hash" className="code">
                    {entry.sha256.slice(0, 12)}…
                  </span>,
                ],
              }
            })}
          />
          <Button onClick={() => void save()}>{t('period.log.save')}</Button>
        </>
      )}
    </>
  )
}

const isLedger = (record: Kept): record is KeptOf<'ledger'> => record.body.kind === 'ledger'
