package coop.byhandsandbox;

import tools.jackson.databind.node.ObjectNode;

/** Answers one kind of request to the API with an object, or refuses it. */
interface ApiEndpoint {
  ObjectNode answer(Change change, ApiCall call) throws ApiRefusal;
}
