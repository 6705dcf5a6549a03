// What the portal uses of the form library.
export {Form} from '@bpmn-io/form-js-viewer';
