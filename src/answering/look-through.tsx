/** Every question with its answer before the form is handed in, for whoever wants to look; and a way back to each. */
import { useEffect, useRef } from 'react'
import type { WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Button, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import type { Values } from './question.tsx'

export default function LookThrough(props: {
  readonly pack: WordingPack
  readonly asked: readonly string[]
  readonly values: Values
  /** The question that was gone to from here. */
  readonly at: string | null
  onGo(id: string): void
  onBack(): void
  onHandIn(): void
}) {
  const { t } = useWords()
  const { pack, asked, values } = props
  const cameFrom = useRef<HTMLButtonElement>(null)
  // After the page has gone to its top.
  useEffect(() => {
    cameFrom.current?.focus()
    cameFrom.current?.scrollIntoView?.({ block: 'center' })
  }, [])
  return (
    <Page narrow title={t('answering.look')}>
      <ol className="blank-list">
        {asked.map((id, i) => {
          const item = pack.items.find((one) => one.id === id)
          return (
            <li className="blank-list__row" key={id}>
              <span className="blank-list__text">
                {i + 1}. <bdi {...exactly(pack)}>{item?.text}</bdi>
                <br />
                <strong>
                  <Answer pack={pack} list={item?.options} value={values[id] ?? null} />
                </strong>
              </span>
              <Button {...(id === props.at && { ref: cameFrom })} onClick={() => props.onGo(id)}>
                {t('answering.change')}{' '}
                <span className="visually-hidden">{t('answering.question-number', { number: i + 1 })}</span>
              </Button>
            </li>
          )
        })}
      </ol>
      <div className="asking__ways">
        <Button onClick={props.onBack}>{t('app.back')}</Button>
        <Button look="main" onClick={props.onHandIn}>
          {t('answering.hand-in')}
        </Button>
      </div>
    </Page>
  )
}

function Answer(props: {
  readonly pack: WordingPack
  readonly list: string | undefined
  readonly value: number | null
}) {
  const { t } = useWords()
  const { pack, list, value } = props
  if (value === null) return t('answering.look.none')
  return <bdi {...exactly(pack)}>{list === undefined ? value : pack.options[list]?.[value]}</bdi>
}
