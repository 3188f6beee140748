/** Setting up a unit, step by step. Nothing is written until the recovery sheet has been tried: a set-up left halfway leaves nothing. */
import { useState } from 'react'
import { Unsaved } from '../../controls/unsaved.tsx'
import { askToPersist } from '../../offline/device.ts'
import { createUnit, newRecoveryCode, type OpenVault, VaultError } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { NameStep } from './name-step.tsx'
import { SheetStep } from './sheet-step.tsx'
import { type NewStaff, StaffStep } from './staff-step.tsx'
import { TryStep } from './try-step.tsx'

const steps = ['name', 'staff', 'sheet', 'try'] as const

export default function SetUp(props: { readonly opened: (vault: OpenVault) => void; readonly leave: () => void }) {
  const { t, named } = useWords()
  const [step, setStep] = useState(0)
  const [name, setName] = useState('')
  const [staff, setStaff] = useState<readonly NewStaff[]>([])
  const [code] = useState(newRecoveryCode)
  const [fault, setFault] = useState<string | undefined>()
  const [made, setMade] = useState(false)
  const back = () => (step === 0 ? props.leave() : setStep(step - 1))
  const next = () => setStep(step + 1)
  const above = <p className="muted">{t('setup.step', { step: step + 1, of: steps.length })}</p>
  const create = async () => {
    try {
      const { vault } = await createUnit('unit', { name: name.trim(), staff, recoveryCode: code })
      setMade(true)
      // Firefox asks the person, who may never answer: the unit is there all the same.
      void askToPersist()
      props.opened(vault)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      setFault(named(`trouble.${error.reason}`, error.reason))
    }
  }
  const shown = () => {
    switch (steps[step]) {
      case 'name':
        return <NameStep {...{ above, back, next, name, setName }} />
      case 'staff':
        return <StaffStep {...{ above, back, next, staff, setStaff }} />
      case 'sheet':
        return <SheetStep {...{ above, back, next, name, code }} />
      default:
        return <TryStep {...{ above, back, code, create, fault }} />
    }
  }
  const begun = name.trim() !== '' || staff.length > 0
  return (
    <>
      {begun && !made && <Unsaved what={t('setup.unsaved')} />}
      {shown()}
    </>
  )
}
