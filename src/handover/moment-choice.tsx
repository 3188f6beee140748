/** Two kinds of moment: measured now, in the room, with the result at once; or later, with the result when somebody asks for it. */
import { useWords } from '../words/index.tsx'

const moments = ['now', 'later'] as const
export type Moment = (typeof moments)[number]

export function MomentChoice(props: { readonly moment: Moment; readonly setMoment: (moment: Moment) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="choice-set">
      <legend>{t('hand.moment')}</legend>
      {moments.map((each) => (
        <label key={each} className="option">
          <input
            type="radio"
            name="moment"
            autoComplete="off"
            checked={props.moment === each}
            onChange={() => props.setMoment(each)}
          />
          {t(`hand.moment.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}
