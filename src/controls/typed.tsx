/**
 * What is typed on a screen and not saved: asked about before the screen is left; sealed in the vault when the tablet
 * locks by itself, since nobody is there to ask; and there again when its writer opens the same screen.
 */
import { useEffect, useRef } from 'react'
import type * as z from 'zod'
import { Button, Notice } from '../look/index.tsx'
import {
  inTime,
  type Kept,
  type KeptOf,
  type NewRecord,
  type OpenVault,
  ofKind,
  useRecords,
  useVault,
} from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Unsaved } from './unsaved.tsx'

const prefix = 'typed:'

/** By address, and by part where a screen has several. Kept as a setting, under the case's own key where there is one. */
const recordOf = (at: string, caseId: string | null, value: unknown): NewRecord => ({
  caseId,
  // As text and back, so that what is left out is left out of the record too.
  body: { kind: 'setting', name: prefix + at, value: JSON.parse(JSON.stringify(value)) },
})

const onScreen = new Map<string, () => NewRecord>()

/** Milliseconds: the unit's keys are in memory until then. */
const patience = 2_000

/** Called as a lock begins that nobody pressed. @returns whether anything was typed, and whether it could be kept */
export async function sealTyped(vault: Pick<OpenVault, 'append'>): Promise<'nothing' | 'kept' | 'lost'> {
  const records = [...onScreen.values()].map((make) => make())
  if (records.length === 0) return 'nothing'
  return await inTime(vault.append(...records), patience).then(
    () => 'kept',
    () => 'lost',
  )
}

export interface Typed<T> {
  /** What was typed here by the same person before the tablet locked; null where there is nothing. */
  readonly found: T | null
  /** To be appended with what is saved. */
  readonly settled: readonly NewRecord[]
  readonly discard: () => void
  readonly at: string
  readonly caseId: string | null
}

/** @param part tells places of one screen apart */
export function useTyped<T>(shape: z.ZodType<T>, caseId: string | null, part = ''): Typed<T> {
  const vault = useVault()
  const at = useRef(location.pathname + part).current
  const kept = newest(useRecords(), vault.me.staff).find(({ body }) => body.name === prefix + at)
  const read = kept && shape.safeParse(kept.body.value)
  const settled = kept ? [recordOf(at, caseId, null)] : []
  return {
    found: read?.success ? read.data : null,
    settled,
    discard: () => void vault.append(...settled),
    at,
    caseId,
  }
}

/** Where this person has something typed and not saved, by address. */
export const typedPlaces = (records: readonly Kept[], staff: string): readonly string[] => [
  ...new Set(newest(records, staff).map(({ body }) => body.name.slice(prefix.length).split('#')[0] ?? '')),
]

type Setting = KeptOf<'setting'>

/** The last of each place that still says something. */
function newest(records: readonly Kept[], staff: string): readonly Setting[] {
  const last = new Map<string, Setting>()
  for (const record of ofKind(records, 'setting')) {
    if (!record.body.name.startsWith(prefix) || record.by === 'respondent' || record.by.staff !== staff) continue
    last.set(record.body.name, record)
  }
  return [...last.values()].filter(({ body }) => body.value !== null)
}

/** @param value null while nothing is typed that is not saved */
export function NotSaved<T>(props: {
  readonly typed: Typed<T>
  readonly value: T | null
  readonly what: string
  /** Said of what was found, where it is not there again. */
  readonly found?: string
  /** Sets the screen back to what is saved. */
  readonly forget: () => void
}) {
  const { t } = useWords()
  const { typed, value } = props
  const { at, caseId } = typed
  const unsaved = value !== null
  const latest = useRef(value)
  latest.current = value
  useEffect(() => {
    if (!unsaved) return
    onScreen.set(at, () => recordOf(at, caseId, latest.current))
    return () => void onScreen.delete(at)
  }, [unsaved, at, caseId])
  return (
    <>
      {unsaved && <Unsaved what={props.what} />}
      {typed.found !== null && (
        <Notice>
          <p>{props.found ?? t('unsaved.found')}</p>
          <Button
            onClick={() => {
              props.forget()
              typed.discard()
            }}
          >
            {t('unsaved.forget')}
          </Button>
        </Notice>
      )}
    </>
  )
}
