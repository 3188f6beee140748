/** Who said that a teacher may be asked, and on which day: noted in the case with the slip. */

import { today } from '../../clock/today.ts'
import { DateField } from '../../controls/date-field.tsx'
import type { Consent as Agreed } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

/** As it is filled in. */
export interface Consent {
  readonly by: Agreed['by'] | null
  readonly day: string
}

const givers: readonly Agreed['by'][] = ['self', 'guardian', 'both']

/** Null until it says who, and a day that has come. */
export const agreedOf = ({ by, day }: Consent, now: string): Agreed | null =>
  by !== null && day !== '' && day <= now ? { by, day } : null

export function ConsentFields(props: { readonly consent: Consent; readonly setConsent: (consent: Consent) => void }) {
  const { t } = useWords()
  const { consent, setConsent } = props
  return (
    <>
      <fieldset className="choice-set">
        <legend>{t('slip.consent')}</legend>
        {givers.map((by) => (
          <label key={by} className="option">
            <input
              type="radio"
              name="consent"
              autoComplete="off"
              checked={consent.by === by}
              onChange={() => setConsent({ ...consent, by })}
            />
            {t(`move.consent.${by}`)}
          </label>
        ))}
      </fieldset>
      <DateField
        label={t('slip.consent-day')}
        value={consent.day}
        onChange={(day) => setConsent({ ...consent, day })}
        max={today()}
      />
    </>
  )
}
