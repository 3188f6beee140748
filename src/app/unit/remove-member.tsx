/** Removes a colleague, whose passphrase then opens nothing: what happens and to whom, who takes over their open cases, with the name typed. */
import { useState } from 'react'
import { caseBody } from '../../case-file/case-file.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { StaffChoice } from '../../cases/staff-choice.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { NamedRemoval } from './named-removal.tsx'

export function RemoveMember(props: { readonly staff: string; readonly person: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { staff, person } = props
  const [next, setNext] = useState('')
  const theirs = [...useCaseFiles().values()].filter(
    ({ responsible, closed }) => responsible === staff && closed === null,
  )
  const handOn = () =>
    vault.append(
      ...theirs.map((file) => ({
        caseId: file.id,
        body: caseBody({ ...file, responsible: next === '' ? null : next }),
        replaces: file.versions.case.ids,
      })),
    )
  const remove = async () => {
    // First: whoever stops half-way has lost no case from sight.
    if (theirs.length > 0) await handOn()
    await vault.removeMember(staff)
    props.onClose()
  }
  return (
    <NamedRemoval
      name={person}
      title={t('unit.remove-sure', { name: person })}
      label={t('unit.remove-do')}
      about={t('unit.remove-about', { name: person })}
      remove={remove}
      cancel={props.onClose}
    >
      {theirs.length > 0 && (
        <StaffChoice
          label={t('unit.remove-cases', { count: theirs.length })}
          without={staff}
          value={next}
          onChange={setNext}
        />
      )}
    </NamedRemoval>
  )
}
