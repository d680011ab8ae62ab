import { Drag } from '@strapi/icons';
import { forwardRef } from 'react';
import type { ButtonHTMLAttributes } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
}

/** The handle of a card. A plain button: a tooltip's description would replace the instructions. */
export const CardHandle = forwardRef<HTMLButtonElement, Props>(({ label, ...props }, ref) => (
  <button
    {...props}
    ref={ref}
    type="button"
    aria-label={label}
    style={{ background: 'none', border: 0, padding: '0.4rem', cursor: 'grab', borderRadius: 4 }}
  >
    <Drag aria-hidden width="1.2rem" height="1.2rem" fill="neutral600" />
  </button>
));
CardHandle.displayName = 'CardHandle';
