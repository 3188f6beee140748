/** The unit closes: everything readable in one encrypted file that has been tried, then said in the chain, then gone from each device. */
import { useRoles } from '../../../case-file/roles.ts'
import { Page } from '../../../look/index.tsx'
import { useRecords, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { Archive } from './archive-step.tsx'
import { EraseHere } from './erase-here.tsx'

export default function ClosePage() {
  const { t, list } = useWords()
  const vault = useVault()
  const { keeper, keepers } = useRoles()
  // What was stated may come with the records of another tab or device.
  useRecords()
  const { closed } = vault.membership()
  return (
    <Page title={t('closing.title')} narrow>
      {closed ? (
        <EraseHere closed={closed} />
      ) : keeper ? (
        <Archive />
      ) : (
        <>
          <p>{t('closing.lead')}</p>
          <p>{t('closing.keeper', { names: list(keepers.map(({ name }) => name)) })}</p>
        </>
      )}
    </Page>
  )
}
