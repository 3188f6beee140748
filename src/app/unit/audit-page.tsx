/** Who did what, and when. Only read: the log is a record like all others, and cannot be changed. */
import { useMemo, useState } from 'react'
import { useCaseFiles } from '../../cases/use-cases.ts'
import { Button, Page, Table } from '../../look/index.tsx'
import { useRecords } from '../../vault/react.tsx'
import { useWords } from '../../words/index.tsx'
import { people, writtenBy } from './staff.ts'

const step = 100

export function AuditPage() {
  const { t, named, language } = useWords()
  const records = useRecords()
  const files = useCaseFiles()
  const [shown, setShown] = useState(step)
  const known = useMemo(() => people(records), [records])
  const entries = useMemo(() => records.filter(({ body }) => body.kind === 'audit').toReversed(), [records])
  const when = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : `${language}-u-nu-latn`, {
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return (
    <Page title={t('unit.log')}>
      <Table
        caption={t('unit.log-count', { count: entries.length })}
        columns={[
          { name: t('unit.log-when') },
          { name: t('unit.log-who') },
          { name: t('unit.log-what') },
          { name: t('unit.log-case') },
          { name: t('unit.log-detail') },
        ]}
        rows={entries.slice(0, shown).map(({ id, at, by, caseId, body }) => ({
          key: id,
          cells:
            body.kind === 'audit'
              ? [
                  when.format(new Date(at)),
                  writtenBy(by, known) ?? t('informant.self'),
                  named(`audit.${body.what}`, body.what),
                  <span key="code" className="code">
                    {caseId === null ? '' : (files.get(caseId)?.code ?? '–')}
                  </span>,
                  known.find(({ staff }) => staff === body.detail)?.name ?? body.detail,
                ]
              : [],
        }))}
      />
      {entries.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          {t('case.show-more', { count: Math.min(step, entries.length - shown) })}
        </Button>
      )}
    </Page>
  )
}
