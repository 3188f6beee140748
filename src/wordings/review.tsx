/** A wording side by side with what each question is about, its rights, and how it will look. */

import { type ReactNode, useState } from 'react'
import { formById, type WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Button, Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'
import { download } from './download.ts'
import { Preview } from './preview.tsx'
import { topicOf, useTraining } from './topics.ts'

export function Review({ pack, hash }: { readonly pack: WordingPack; readonly hash: string }) {
  const { t } = useWords()
  const training = useTraining(pack.form)
  const [at, setAt] = useState(0)
  const own = { lang: pack.language, dir: pack.direction }
  return (
    <div className="stack">
      {pack.training && <p className="mark mark--training">{t('answering.training-mark')}</p>}
      <Rights pack={pack} hash={hash} />
      <div className="side-by-side">
        <Table
          caption={t('wordings.side-by-side')}
          columns={[
            { name: t('wordings.number'), number: true },
            { name: t('wordings.topic') },
            { name: t('wordings.sentence') },
            { name: t('wordings.choices') },
          ]}
          rows={pack.items.map(({ id, text, options }, i) => ({
            key: id,
            cells: [
              i + 1,
              <span className="muted" key="topic">
                {topicOf(training, formById(pack.form), id)}
              </span>,
              <span key="text" {...own}>
                {text}
              </span>,
              <span key="options" {...own}>
                {(pack.options[options ?? ''] ?? []).join(' · ')}
              </span>,
            ],
          }))}
        />
        <Preview key={hash} pack={pack} at={at} onAt={setAt} />
      </div>
      <Button onClick={() => download(pack, hash)}>{t('wordings.download')}</Button>
    </div>
  )
}

function Rights({ pack, hash }: { readonly pack: WordingPack; readonly hash: string }) {
  const { t, language } = useWords()
  const { licence } = pack
  const as = (said: string) => (
    <span key="said" {...exactly(pack)}>
      {said}
    </span>
  )
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('wordings.form-title'), as(pack.title)],
    [t('wordings.instruction'), as(pack.instruction)],
    [t('wordings.period'), as(pack.period)],
    [t('wordings.language'), languageName(pack.language, language)],
    [t('wordings.version'), pack.version],
    [t('wordings.copyright'), as(pack.copyright)],
    [t('wordings.licence'), licence.text],
    [t('wordings.granted-by'), licence.grantedBy],
    [t('wordings.granted-to'), licence.grantedTo],
    [t('wordings.valid-until'), licence.validUntil ?? t('wordings.no-end')],
    [t('wordings.source'), pack.source],
    [t('wordings.hash'), <span key="hash" className="code">{`${hash.slice(0, 16)}…`}</span>],
  ]
  return (
    <dl className="rights card">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
