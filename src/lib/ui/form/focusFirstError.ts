import { tick } from 'svelte'

/** Puts the person on the first field that does not fit, once the errors stand on the page. */
export async function focusFirstError(form: HTMLElement): Promise<void> {
  await tick()
  const field = form.querySelector<HTMLElement>('[aria-invalid=true]')
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}
