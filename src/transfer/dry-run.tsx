/** The file read on trial: how much of it can be brought in, each line that cannot, and the import itself with its progress. */
import { useMemo, useState } from 'react'
import { dayOfInstant } from '#aggregate'
import { type Column, columnFaults, type Doubt, type LineFault, plainCode, readLines, type TextTable } from '#exchange'
import type { Form } from '#instruments'
import { useProtected } from '../case-file/protected.ts'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { today } from '../clock/today.ts'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Table } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords, type Words } from '../words/index.tsx'
import { sentenceOf } from './faults.tsx'
import { recordsOfTable, type Wording } from './import-records.ts'

/** Written some at a time, so that the screen can say how far it has come. */
const step = 100
const most = 50

export function DryRun(props: {
  readonly form: Form
  readonly table: TextTable
  readonly columns: readonly Column[]
  readonly first: 0 | 1 | null
  readonly wording: Wording
  readonly name: string
  onDone(count: number): void
}) {
  const { t } = useWords()
  const vault = useVault()
  const files = useCaseFiles()
  const guarded = useProtected().filter(({ mine }) => !mine)
  const [share, setShare] = useState<number | null>(null)
  const [nines, setNines] = useState<'answer' | 'blank' | null>(null)
  const [accepted, setAccepted] = useState<readonly Doubt[]>([])
  const { save, refusal } = useSaving()
  const { form, table, columns, first, wording, name } = props
  const usable = columnFaults(form, table.header, columns).length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: while it is brought in, the unit's own cases grow by what is being read
  const read = useMemo(() => {
    if (!usable) return null
    const known = [...files.values()].map(({ id, code, born, sex, measurements }) => ({
      ...{ id, code, born, sex },
      measurements: measurements.map(({ body }) => body),
    }))
    return readLines(form, table, {
      columns,
      first,
      nines,
      accepted,
      today: today(),
      dayOfInstant,
      known,
    })
  }, [usable, form, table, columns, first, nines, accepted, share === null ? files : null])
  if (!read) return null
  if (read.asksFirst)
    return (
      <Notice>
        <span role="status">{t('exchange.first.ask')}</span>
      </Notice>
    )
  const { lines } = read
  const there = read.faults.filter(({ reason }) => reason === 'already-there')
  const missing = read.faults.filter(({ reason }) => reason === 'only-missing')
  const faults = read.faults.filter((one) => !there.includes(one) && !missing.includes(one))
  const has = (reason: LineFault['reason']) => faults.some((one) => one.reason === reason)
  const accept = (doubt: Doubt, yes: boolean) =>
    setAccepted((before) => (yes ? [...before, doubt] : before.filter((one) => one !== doubt)))
  const closed = guarded.filter(({ code }) => lines.some((line) => plainCode(line.code) === plainCode(code)))
  const people = new Set(lines.map(({ code }) => plainCode(code))).size
  const made = new Set(lines.filter(({ caseId }) => caseId === null).map(({ code }) => plainCode(code))).size

  const bringIn = () =>
    save(async () => {
      setShare(0)
      try {
        const id = crypto.randomUUID()
        const asked = { id, file: name, form, lines, wording, files, newId: () => crypto.randomUUID() }
        const records = recordsOfTable(asked)
        await vault.audit('import.table', null, `${name}, ${lines.length}`)
        for (let at = 0; at < records.length; at += step) {
          await vault.append(...records.slice(at, at + step))
          setShare(Math.min(1, (at + step) / records.length))
        }
        props.onDone(lines.length)
      } finally {
        setShare(null)
      }
    })
  return (
    <section className="card stack transfer__done">
      <h2>{t('exchange.dry-run')}</h2>
      <p role="status">
        {t('exchange.dry-run.lines', { count: lines.length })} {t('exchange.dry-run.cases', { people, made })}
      </p>
      {there.length > 0 && <Notice kind="calm">{t('exchange.dry-run.there', { count: there.length })}</Notice>}
      {missing.length > 0 && (
        <Notice kind="calm">{t('exchange.dry-run.only-missing', { count: missing.length })}</Notice>
      )}
      {faults.length > 0 && (
        <>
          <Notice kind="refusal">{t('exchange.dry-run.faults', { count: faults.length })}</Notice>
          <LineFaults faults={faults.slice(0, most)} />
          {faults.length > most && <p>{t('exchange.more-faults', { count: faults.length - most })}</p>}
        </>
      )}
      {doubts
        .filter((doubt) => has(doubt) || accepted.includes(doubt))
        .map((doubt) => (
          <label key={doubt} className="row">
            <input
              type="checkbox"
              checked={accepted.includes(doubt)}
              onChange={({ target }) => accept(doubt, target.checked)}
            />
            {t(`exchange.doubt.${doubt}`)}
          </label>
        ))}
      {(has('code-for-missing') || nines !== null) && <Nines value={nines} onChange={setNines} />}
      {closed.length > 0 && (
        <Notice kind="refusal">{t('exchange.protected', { codes: closed.map(({ code }) => code).join(', ') })}</Notice>
      )}
      {refusal}
      {share !== null && <progress value={share} max={1} aria-label={t('exchange.importing')} />}
      <Button
        look="main"
        disabled={faults.length > 0 || closed.length > 0 || lines.length === 0 || share !== null}
        onClick={() => void bringIn()}
      >
        {share === null ? t('exchange.bring-in', { count: lines.length }) : t('exchange.importing')}
      </Button>
    </section>
  )
}

const doubts = ['similar-code', 'age-outside-form'] as const satisfies readonly Doubt[]

function Nines(props: { readonly value: 'answer' | 'blank' | null; onChange(value: 'answer' | 'blank'): void }) {
  const { t } = useWords()
  return (
    <fieldset className="transfer__radios">
      <legend>{t('exchange.nines')}</legend>
      {(['answer', 'blank'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="nines" checked={props.value === one} onChange={() => props.onChange(one)} />
          {t(`exchange.nines.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}

function LineFaults({ faults }: { readonly faults: readonly LineFault[] }) {
  const words = useWords()
  const { t } = words
  return (
    <Table
      caption={t('exchange.line-faults')}
      columns={[
        { name: t('exchange.line') },
        { name: t('exchange.columns.name') },
        { name: t('exchange.cell') },
        { name: t('exchange.fault') },
      ]}
      rows={faults.map((fault, at) => ({
        key: `${at}`,
        cells: [
          fault.line,
          <bdi key="column">{fault.column ?? ''}</bdi>,
          <bdi key="value">{fault.value}</bdi>,
          said(words, fault),
        ],
      }))}
    />
  )
}

const said = (words: Words, { reason, range }: LineFault): string =>
  range && reason === 'outside-range'
    ? words.t('exchange.fault.outside-range-of', { from: range.from, to: range.to })
    : sentenceOf(words, reason)
