/** What is sent beside what the unit has, a table at a time; what is not sent says why on its own row. */
import { useState } from 'react'
import type { PreviewLine } from '#aggregate'
import { Table } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import type { FigureWords } from '../figure-words.ts'

export function PreviewTables(props: { readonly lines: readonly PreviewLine[]; readonly say: FigureWords }) {
  const sections = [...Map.groupBy(props.lines, ({ table }) => props.say.section(table))]
  return sections.map(([name, lines], i) => (
    <Section key={name} name={name} lines={lines} say={props.say} first={i === 0} />
  ))
}

interface SectionOf {
  readonly name: string
  readonly lines: readonly PreviewLine[]
  readonly say: FigureWords
  /** Open from the beginning. */
  readonly first: boolean
}

/** Thousands of lines stand in closed sections: they are made when somebody opens one. */
function Section({ name, lines, say, first }: SectionOf) {
  const { t } = useWords()
  const [opened, setOpened] = useState(first)
  return (
    <details
      className="preview__section"
      open={first}
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>
        <span>{name}</span>{' '}
        <span className="muted">{t('period.preview.sent-of', { sent: sentOf(lines), all: lines.length })}</span>
      </summary>
      {opened &&
        [...Map.groupBy(lines, ({ table }) => table)].map(([table, own]) => (
          <OneTable key={table} name={say.table(table)} lines={own} say={say} />
        ))}
    </details>
  )
}

function OneTable(props: { readonly name: string; readonly lines: readonly PreviewLine[]; readonly say: FigureWords }) {
  const { t } = useWords()
  return (
    <Table
      caption={props.name}
      columns={[
        { name: t('period.preview.what') },
        { name: t('period.preview.own'), number: true },
        { name: t('period.preview.sent'), number: true },
      ]}
      rows={props.lines.map((line) => ({
        key: `${line.cell} ${line.figure} ${line.time}`,
        cells: [
          props.say.line(line),
          props.say.figure(line.figure, line.own),
          line.why ? (
            <span key="why" className="muted">
              {t(`period.why.${line.why}`)}
            </span>
          ) : (
            props.say.figure(line.figure, line.sent)
          ),
        ],
      }))}
    />
  )
}

const sentOf = (lines: readonly PreviewLine[]) => lines.filter(({ sent }) => sent !== null).length

/** The same, as lines of text: what the ledger keeps of what was on screen. */
export function shownLines(
  lines: readonly PreviewLine[],
  say: FigureWords,
  why: (reason: NonNullable<PreviewLine['why']>) => string,
): readonly string[] {
  return lines.map((line) => {
    const sent = line.why ? why(line.why) : say.figure(line.figure, line.sent)
    return `${say.table(line.table)} · ${say.line(line)}: ${say.figure(line.figure, line.own)} → ${sent}`
  })
}
