/** The last look before a form is handed in: what is blank, said once and without blame. */

import type { WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Button, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

interface Props {
  readonly pack: WordingPack
  readonly asked: readonly string[]
  readonly blank: readonly string[]
  onGo(id: string): void
  onLook(): void
  onBack(): void
  onHandIn(): void
}

export function Blanks({ pack, asked, blank, onGo, onLook, onBack, onHandIn }: Props) {
  const { t } = useWords()
  const none = blank.length === 0
  return (
    <Page narrow title={t(none ? 'answering.last.none' : 'answering.last.some', { count: blank.length })}>
      <p>{t(none ? 'answering.last.none.about' : 'answering.last.some.about')}</p>
      {!none && (
        <ol className="blank-list">
          {blank.map((id) => (
            <li className="blank-list__row" key={id}>
              <span className="blank-list__text">
                {asked.indexOf(id) + 1}. <bdi {...exactly(pack)}>{pack.items.find((item) => item.id === id)?.text}</bdi>
              </span>
              <Button onClick={() => onGo(id)}>
                {t('answering.go-there')}{' '}
                <span className="visually-hidden">
                  {t('answering.question-number', { number: asked.indexOf(id) + 1 })}
                </span>
              </Button>
            </li>
          ))}
        </ol>
      )}
      <Button onClick={onLook}>{t('answering.look')}</Button>
      <div className="asking__ways">
        <Button onClick={onBack}>{t('app.back')}</Button>
        <Button look="main" onClick={onHandIn}>
          {t(none ? 'answering.hand-in' : 'answering.hand-in-anyway')}
        </Button>
      </div>
    </Page>
  )
}
