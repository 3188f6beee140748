/** Which norm set each form is placed in, and tables of the unit's own. */

import { type ChangeEvent, useState } from 'react'
import { type Form, type NormFault, type NormSet, readNormSet } from '#instruments'
import { formsAt } from '../../case-file/offers.ts'
import { DocumentField } from '../../controls/file-field.tsx'
import { Field, Notice } from '../../look/index.tsx'
import { settingOf, textHash, useRecords, useVault } from '../../vault/index.ts'
import { useFormName } from '../../words/form-name.ts'
import { useWords, type Words } from '../../words/index.tsx'
import { type Names, useNames } from '../names.ts'
import { normSetting, normsOf } from '../norms.ts'
import { useSetting } from '../use-setting.ts'

export function NormChoices() {
  const { t } = useWords()
  const norms = normsOf(useRecords())
  const asked = formsAt(useVault())
  return (
    <section className="stack reading__norms">
      <h2>{t('reading.norms')}</h2>
      <p>{t('reading.norms.about')}</p>
      {asked
        .filter((form) => norms.offered(form).length > 0)
        .map((form) => (
          <NormChoice key={form.id} form={form} />
        ))}
      <LoadNorms />
    </section>
  )
}

const none = 'none'

function NormChoice({ form }: { readonly form: Form }) {
  const { t, list } = useWords()
  const formName = useFormName()
  const names = useNames()
  const records = useRecords()
  const set = useSetting()
  const norms = normsOf(records)
  const chosen = norms.chosen(form)
  const choose = (event: ChangeEvent<HTMLSelectElement>) => {
    const earlier = settingOf(records, normSetting) as Record<string, string | null> | undefined
    const id = event.target.value === none ? null : event.target.value
    void set(normSetting, { ...earlier, [form.id]: id })
  }
  return (
    <Field label={formName(form.id)} hint={chosen ? sourcesOf(chosen, names, list) : undefined}>
      {(ties) => (
        <select {...ties} className="input" value={chosen?.id ?? none} onChange={choose}>
          {norms.offered(form).map((one) => (
            <option key={one.id} value={one.id}>
              {names.norms(one)}
            </option>
          ))}
          <option value={none}>{t('results.no-norm-short')}</option>
        </select>
      )}
    </Field>
  )
}

/** Where the leading set's figures were found, and how well they are known. */
function sourcesOf({ limits, sources }: NormSet, names: Names, list: Words['list']): string {
  const cited = new Set(limits.map(({ cite }) => cite.source))
  const references = Object.entries(sources).flatMap(([id, { reference }]) => (cited.has(id) ? [reference] : []))
  const grades = new Set(limits.map(({ cite }) => names.grade(cite)))
  return `${references.join(' ')} (${list([...grades])})`
}

type Loaded = { readonly title: string } | { readonly faults: readonly NormFault[] } | { readonly faults: 'not-json' }

function LoadNorms() {
  const { t } = useWords()
  const vault = useVault()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const load = async (text: string) => {
    const read = readText(text)
    if (read === 'not-json') return setLoaded({ faults: 'not-json' })
    if (!read.ok) return setLoaded({ faults: read.faults })
    const { normSet } = read
    await vault.append({ caseId: null, body: { kind: 'loaded', what: 'norms', hash: await textHash(text), text } })
    setLoaded({ title: normSet.title })
  }
  return (
    <div className="stack">
      <DocumentField label={t('reading.load')} hint={t('reading.load.about')} onText={(text) => void load(text)} />
      {loaded && ('title' in loaded ? <Taken title={loaded.title} /> : <Refused faults={loaded.faults} />)}
    </div>
  )
}

function readText(text: string): ReturnType<typeof readNormSet> | 'not-json' {
  try {
    return readNormSet(JSON.parse(text))
  } catch {
    return 'not-json'
  }
}

function Taken({ title }: { readonly title: string }) {
  const { t } = useWords()
  return (
    <div role="status">
      <Notice kind="calm">{t('reading.loaded', { title })}</Notice>
    </div>
  )
}

function Refused({ faults }: { readonly faults: readonly NormFault[] | 'not-json' }) {
  const { t, named } = useWords()
  return (
    <Notice kind="refusal">
      <p>{t('reading.refused')}</p>
      {faults !== 'not-json' && (
        <ul>
          {faults.slice(0, 10).map(({ at, reason }) => (
            <li key={`${at} ${reason}`}>
              <code>{at}</code> {named(`reading.fault.${reason}`, reason)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
