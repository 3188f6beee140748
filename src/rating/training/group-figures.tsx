/** The unit's raters as a group. Nobody is named: it is the unit's shared measure that is looked at. */
import { Table } from '../../look/index.tsx'
import { useFigures } from '../../results/figures.ts'
import { useWords } from '../../words/index.tsx'
import type { Group } from '../group.ts'
import { Figure, Icc, LeanFigures } from './own-figures.tsx'

export function GroupFigures({ group }: { readonly group: Group | null }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  return (
    <section className="card stack">
      <h2>{t('training.group')}</h2>
      {group === null ? (
        <p>{t('training.group-few')}</p>
      ) : (
        <>
          <p>{t('training.group-about', { raters: group.raters })}</p>
          <LeanFigures lean={group.lean} />
          <dl className="figures">
            <Figure name={t('training.group-icc', { shared: group.shared })} value={<Icc icc={group.icc} />} />
          </dl>
          <Table
            caption={t('training.group-cases')}
            columns={[
              { name: t('training.case') },
              { name: t('training.reference'), number: true },
              { name: t('training.mean'), number: true },
              { name: t('training.range'), number: true },
            ]}
            rows={group.cases.map((one) => ({
              key: one.id,
              cells: [one.title, one.reference, decimal(one.mean, 1), `${one.lowest}–${one.highest}`],
            }))}
          />
        </>
      )}
    </section>
  )
}
