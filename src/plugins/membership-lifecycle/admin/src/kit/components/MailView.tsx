import { Box, Typography } from '@strapi/design-system';

interface Props {
  subject: string;
  text: string;
  to?: string;
}

/** An e-mail as plain text: staff's HTML must never run in the admin. */
export const MailView = ({ to, subject, text }: Props) => (
  <Box background="neutral100" borderColor="neutral200" hasRadius padding={4} width="100%">
    {to ? (
      <Typography variant="pi" textColor="neutral600" tag="p">
        {to}
      </Typography>
    ) : null}
    <Typography fontWeight="bold" tag="p">
      {subject}
    </Typography>
    <Box paddingTop={2}>
      <Typography tag="div" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Typography>
    </Box>
  </Box>
);
