/** The units of this device while they are locked: chosen by name where there are several, and told of where one is not whole. */
import { useState } from 'react'
import { useSaving } from '../controls/use-saving.tsx'
import { YesOrNo } from '../controls/yes-or-no.tsx'
import { Button, Notice } from '../look/index.tsx'
import { eraseLeftovers, isPractice, type Place, type UnitHere, type UnitsHere } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export const wholeOf = ({ units }: UnitsHere): readonly UnitHere[] => units.filter(({ is }) => is === 'whole')

/** What a unit is called while it is locked. Its own name is sealed, and stands in clear only where several need telling apart. */
export function useNameOf(here: UnitsHere): (place: Place) => string {
  const { t } = useWords()
  const real = wholeOf(here).filter((unit) => !isPractice(unit.place))
  return (place) => {
    const unit = here.units.find((each) => each.place === place)
    if (unit?.name) return unit.name
    if (isPractice(place)) return t('units.practice')
    if (real.length === 1) return t('units.the-unit')
    return unit?.lastHere ? t('units.unnamed-day', { day: unit.lastHere }) : t('units.unnamed')
  }
}

interface Choice {
  readonly here: UnitsHere
  readonly current: Place
  readonly choose: (place: Place) => void
}

/** Nothing where there is nothing to choose. */
export function UnitChoice({ here, current, choose }: Choice) {
  const { t } = useWords()
  const nameOf = useNameOf(here)
  const units = wholeOf(here)
  if (!units.some(({ place }) => place !== current)) return null
  return (
    <nav className="units" aria-labelledby="units-here">
      <p id="units-here" className="muted">
        {t('units.here')}
      </p>
      <ul className="plain units__list">
        {units.map(({ place, waiting }) => (
          <li key={place}>
            <button
              type="button"
              className="units__unit"
              aria-current={place === current ? 'true' : undefined}
              onClick={() => place === current || choose(place)}
            >
              <span dir="auto">{nameOf(place)}</span>
              {isPractice(place) && <span className="units__more">{t('units.practice-mark')}</span>}
              {waiting > 0 && <span className="units__more">{t('units.waiting', { count: waiting })}</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Places without a whole unit: what is known of each, and what to do. */
export function NotWhole({ here, again }: { readonly here: UnitsHere; readonly again: () => void }) {
  const { t, list } = useWords()
  return (
    <>
      {here.units
        .filter(({ is }) => is !== 'whole')
        .map((unit) => (
          <Leftovers key={unit.place} unit={unit} again={again} />
        ))}
      {here.unknown.length > 0 && <Notice>{t('units.unknown', { names: list(here.unknown) })}</Notice>}
    </>
  )
}

function Leftovers({ unit, again }: { readonly unit: UnitHere; readonly again: () => void }) {
  const { t } = useWords()
  const [sure, setSure] = useState(false)
  const { busy, save, refusal } = useSaving()
  const erase = async () => {
    if ((await save(async () => (await eraseLeftovers(unit.place)) ?? true)) !== null) again()
  }
  return (
    <Notice kind="refusal">
      {unit.name && <strong dir="auto">{unit.name}</strong>}
      <p>{unit.is === 'cleared' ? t('first.cleared', { day: unit.lastHere ?? '' }) : t('units.half-made')}</p>
      {refusal}
      {sure ? (
        <YesOrNo question={t('units.forget-sure')} busy={busy} yes={() => void erase()} no={() => setSure(false)} />
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t(unit.is === 'cleared' ? 'units.forget-cleared' : 'units.forget-half-made')}
        </Button>
      )}
    </Notice>
  )
}
