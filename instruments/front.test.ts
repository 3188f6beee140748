import { expect, it } from 'vitest'
import { defaultNormSets, formById, forms, normSetsOf } from './index.ts'
import { trainingPackOf } from './model/training.ts'

it('knows a form by its id, and no other', () => {
  expect(forms.map((form) => formById(form.id))).toEqual(forms)
  expect(formById('sdq-s18')).toBeNull()
})

it('has each form’s norm sets, the one that leads first, and none for a form that is not there', () => {
  expect(normSetsOf({ id: 'sdq-p4-17' }).map((set) => set.id)).toEqual([
    'sdq-three-band',
    'sdq-four-band',
    'sdq-se-2020',
    'sdq-no-2023',
    'sdq-dk-5-7',
    'sdq-nl-3-14',
    'sdq-nl-12-17',
    'sdq-change-parent',
  ])
  expect(defaultNormSets({ id: 'sdq-p4-17' }).map((set) => set.id)).toEqual([
    'sdq-three-band',
    'sdq-se-2020',
    'sdq-no-2023',
    'sdq-dk-5-7',
    'sdq-nl-3-14',
    'sdq-nl-12-17',
  ])
  expect(normSetsOf({ id: 'yp-core' }).map((set) => set.id)).toEqual(['yp-core-twigg-2016', 'yp-core-blackshaw'])
  expect(normSetsOf({ id: 'core-om' }).map((set) => set.id)).toEqual([
    'core-om-corewebb',
    'core-om-uk-2002',
    'core-om-uk-2007',
    'core-om-se-2013',
    'core-om-severity',
    'core-om-change',
  ])
  expect(normSetsOf({ id: 'sdq-p2-4-followup' }).map((set) => set.id)).toEqual(['sdq-four-band-2-4'])
  expect(normSetsOf({ id: 'sdq-t2-4' }).map((set) => set.id)).toEqual(['sdq-se-preschool-2017'])
  expect(normSetsOf({ id: 'gone' })).toEqual([])
})

it('finds it a fault of the program when a practice sentence is missing', () => {
  const form = forms[0]
  if (!form) throw new Error('no forms')
  const none = { instruction: '', period: '', options: {}, answeredBy: () => null, items: {} }
  expect(() => trainingPackOf(form, 'sv', none)).toThrow(`${form.id}: no practice sentence for`)
})
