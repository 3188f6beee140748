/** The five dates, each with a button for today and room for one sentence on what cannot be. */

import { type ImpossibleDate, type Point, points, type VisitDates } from '../../case-file/visit-dates.ts'
import { today } from '../../clock/today.ts'
import { Button, Field } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'

export function DateFields(props: {
  readonly dates: VisitDates
  readonly faults: readonly ImpossibleDate[]
  readonly onChange: (dates: Partial<VisitDates>) => void
}) {
  const { t } = useWords()
  const said = useFault()
  return (
    <fieldset className="picks">
      <legend>{t('protocol.dates')}</legend>
      <div className="protocol__dates">
        {points.map((point) => (
          <Field
            key={point}
            label={t(`protocol.date.${point}`)}
            fault={said(props.faults.find((fault) => fault.point === point))}
          >
            {(ties) => (
              <span className="protocol__date">
                <input
                  {...ties}
                  className="input"
                  type="date"
                  autoComplete="off"
                  value={props.dates[point] ?? ''}
                  onChange={(event) => props.onChange({ [point]: event.target.value || null })}
                />
                <Button
                  aria-label={`${t('protocol.today')}: ${t(`protocol.date.${point}`)}`}
                  look="quiet"
                  onClick={() => props.onChange({ [point]: today() })}
                >
                  {t('protocol.today')}
                </Button>
              </span>
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}

function useFault() {
  const { t } = useWords()
  const name = (point: Point) => t(`protocol.date.${point}`)
  return (fault: ImpossibleDate | undefined) =>
    fault &&
    t(`protocol.${fault.refused}`, {
      point: name(fault.point),
      other: fault.refused === 'before' ? name(fault.other) : '',
    })
}
