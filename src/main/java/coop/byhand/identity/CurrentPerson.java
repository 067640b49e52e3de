package coop.byhand.identity;

import coop.byhand.look.Standing;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is signed in on this request. The name of the principal is the outside form of the id. */
@Component
public class CurrentPerson {

  /** The person who is signed in, if anybody is. Asking looks at the session, if there is one. */
  public Optional<PersonId> id() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !authentication.isAuthenticated()
        || authentication instanceof AnonymousAuthenticationToken) {
      return Optional.empty();
    }
    return PersonId.parse(authentication.getName());
  }

  /** The account that is signed in, if any is: nobody has proved to be a guest. */
  public Optional<PersonId> account() {
    return isGuest() ? Optional.empty() : id();
  }

  /** Whether it is a guest who is here: somebody without an account. */
  public boolean isGuest() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
        && authentication.getAuthorities().stream()
            .anyMatch(standing -> ("ROLE_" + Standing.GUEST).equals(standing.getAuthority()));
  }

  /** The person who is signed in; for pages that nobody reaches without. */
  public PersonId require() {
    return id().orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
  }
}
