package dev.roundtrip.samples.petstore;

import java.util.List;
import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The shop's first owners, pets and visits. */
@Component
class Catalogue implements CommandLineRunner {

  private final OwnerRepository owners;
  private final PetRepository pets;
  private final VisitRepository visits;

  Catalogue(OwnerRepository owners, PetRepository pets, VisitRepository visits) {
    this.owners = owners;
    this.pets = pets;
    this.visits = visits;
  }

  @Override
  @Transactional
  public void run(String... arguments) {
    if (owners.count() > 0) {
      return;
    }
    for (String name : List.of("Ada", "Bela", "Cleo", "Dora", "Emil", "Fritz")) {
      Owner owner = owners.save(new Owner(name, "Wien"));
      for (int i = 1; i <= 4; i++) {
        Pet pet = pets.save(new Pet(name + "'s pet " + i, 10 * i, owner));
        visits.save(new Visit("vaccination", pet));
        visits.save(new Visit("claws", pet));
      }
    }
  }
}
