import { Box } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useParams } from 'react-router-dom';
import { FirstSteps } from '../membership/glance/FirstSteps';

/**
 * The custom field `membership-glance`: the first steps, in the form of a membership that is not
 * recorded yet. Of one that is, it shows nothing: its page does. Schemas and the layouts that
 * installations keep name the field, so it stays.
 */
export const MembershipGlanceField = forwardRef<HTMLDivElement>((_props, ref) => {
  const { id } = useParams();
  const isNew = id === undefined || id === 'create';
  return (
    <Box ref={ref} width="100%">
      {isNew ? <FirstSteps /> : null}
    </Box>
  );
});
MembershipGlanceField.displayName = 'MembershipGlanceField';
