// Where in the site a page is.

export function Trail(
  { label, steps }: { label: string, steps: { href: string, text: string }[] },
) {
  return (
    <nav class="govuk-breadcrumbs" aria-label={label}>
      <ol class="govuk-breadcrumbs__list">
        {steps.map((step) => (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={step.href}>{step.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
