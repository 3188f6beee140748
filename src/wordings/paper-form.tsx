/** A form on paper, from the same definition and wording as the screen: for when nothing works. Typed in by number afterwards. */

import type { WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function PaperForm({ pack }: { readonly pack: WordingPack }) {
  const { t } = useWords()
  return (
    <>
      <div className="row no-print">
        <Button look="main" onClick={() => print()}>
          {t('wordings.print')}
        </Button>
      </div>
      <article {...exactly(pack, 'paper-form')}>
        {pack.training && <p className="paper-form__mark">{t('answering.training-mark')}</p>}
        <p>
          {t('wordings.paper.code')} ____________ {t('wordings.paper.day')} ____________
        </p>
        <p>{pack.instruction}</p>
        <p>{pack.period}</p>
        <ol className="paper-form__items">
          {pack.items.map(({ id, text, options }) => (
            <li key={id}>
              <span>{text}</span>
              <span className="paper-form__choices">
                {options === undefined
                  ? '________'
                  : (pack.options[options] ?? []).map((words, code) => (
                      <span className="paper-form__choice" key={words}>
                        ☐ {words} <small>({code})</small>
                      </span>
                    ))}
              </span>
            </li>
          ))}
        </ol>
        <p className="paper-form__foot">{pack.copyright}</p>
      </article>
    </>
  )
}
